using System.Globalization;

namespace PortSip.Client;

/// <summary>A certificate that was refused, and why.</summary>
/// <param name="Why">The reason, in words.</param>
/// <param name="Certificate">The certificate; null if the server presented none.</param>
/// <param name="IsOfProxy">Whether it was the proxy's.</param>
internal sealed record CertificateRefusal(string Why, ServerCertificate? Certificate, bool IsOfProxy)
{
    /// <summary>What was refused and why, in words.</summary>
    /// <param name="whose">Who presented it.</param>
    public string Describe(string whose) => $"the certificate of {whose} was refused: {Why} ({Details()})";

    /// <summary>The failure of what needed the connection. Nothing was sent.</summary>
    /// <param name="operation">What was requested; completes "could not".</param>
    /// <param name="description">From <see cref="Describe"/>.</param>
    /// <param name="exception">The exception of the runtime; null if it must not be shown.</param>
    public PortSipException ToException(string operation, string description, Exception? exception) =>
        new PortSipCertificateException($"Could not {operation}: {description}.", exception)
        {
            Operation = operation,
            IsSafeToRetry = true,
            Thumbprint = Certificate?.Thumbprint,
            Subject = Certificate?.Subject,
            Issuer = Certificate?.Issuer,
            ExpiresAt = Certificate?.ExpiresAt,
        };

    private string Details() => Certificate is null
        ? "no certificate"
        : $"subject {Certificate.Subject}, issuer {Certificate.Issuer}, expires {Certificate.ExpiresAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, SHA-256 thumbprint {Certificate.Thumbprint}";
}
