namespace PortSip.Client;

/// <summary>CertificateRejected, with the certificate that was refused: what a person needs to decide whether to trust it.</summary>
public sealed class PortSipCertificateException : PortSipException
{
    /// <summary>Creates the exception. The certificate's texts can be anything, and are made neutral.</summary>
    public PortSipCertificateException(string message, Exception? innerException = null)
        : base(PortSipFailure.CertificateRejected, message, innerException)
    {
    }

    /// <summary>The SHA-256 thumbprint in hexadecimal digits, for pinning; null if the server presented no certificate.</summary>
    public string? Thumbprint { get; init; }

    /// <summary>Whose certificate it is: <c>CN=pbx.example.com</c>.</summary>
    public string? Subject { get; init => field = NeutralText.Of(value); }

    /// <summary>Who signed it; the same as the subject if it is self-signed.</summary>
    public string? Issuer { get; init => field = NeutralText.Of(value); }

    /// <summary>When it expires (local time).</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    internal override PortSipException Restated(string message, Exception? innerException, string? operation, bool isSafeToRetry, PortSipFailureReason reason) =>
        new PortSipCertificateException(message, innerException)
        {
            Operation = operation,
            IsSafeToRetry = isSafeToRetry,
            Reason = reason,
            Value = Value,
            Thumbprint = Thumbprint,
            Subject = Subject,
            Issuer = Issuer,
            ExpiresAt = ExpiresAt,
        };
}
