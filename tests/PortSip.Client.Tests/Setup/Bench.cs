using System.Net;

namespace PortSip.Client.Tests;

/// <summary>A client that is signed in, its clock and its log. At the end it sees to it that no line held a secret.</summary>
internal sealed class Bench : IDisposable
{
    public const string User = "alice";
    public const string Password = "pass/w\"ö+r d&1%";
    public const string Domain = "test.io";
    public const string Token = "eyJhbGciOi.token-one";
    public const string RefreshToken = "refresh/one+==";
    public const string Extension = "1001";
    public const string ExtensionPassword = "sip\\p?w\"d#é";

    public static readonly IReadOnlyList<string> SecretTexts = [Password, Token, RefreshToken, ExtensionPassword, "second-token", "second-refresh"];

    private readonly PortSipConnectionOptions _options;

    private Bench(PortSipConnectionOptions options, CapturingLog log, PortSipConnection connection)
    {
        _options = options;
        Log = log;
        Connection = connection;
        Client = new PortSipClient(connection, log);
    }

    public static Uri MemoryUri { get; } = new("https://pbx.test:8887/api/");

    public TestClock Clock => (TestClock)_options.Clock;

    public CapturingLog Log { get; }

    public PortSipConnection Connection { get; }

    public PortSipClient Client { get; }

    public static PortSipConnectionOptions Options(
        Uri apiUri,
        TestClock? clock = null,
        HttpMessageHandler? handler = null,
        int maximumRetryCount = 3,
        double timeoutSeconds = 100,
        double retryIntervalSeconds = 0.5,
        int requestsPerMinute = 0,
        bool keepsCredential = true,
        string password = Password,
        string? accessToken = null,
        PortSipAuthenticationMethod method = PortSipAuthenticationMethod.Auto,
        OneTimePasswordSource? oneTimePassword = null,
        bool skipCertificateCheck = false,
        string[]? thumbprints = null,
        IWebProxy? proxy = null,
        string? domain = Domain,
        bool allowsUnencrypted = false) => new()
        {
            ApiUri = apiUri,
            Clock = clock ?? new TestClock(),
            Handler = handler,
            MaximumRetryCount = maximumRetryCount,
            Timeout = TimeSpan.FromSeconds(timeoutSeconds),
            RetryInterval = TimeSpan.FromSeconds(retryIntervalSeconds),
            RequestsPerMinute = requestsPerMinute,
            KeepsCredential = keepsCredential,
            Credential = accessToken is null ? new NetworkCredential(User, password) : null,
            AccessToken = accessToken is null ? null : Secrets.Conceal(accessToken),
            AuthenticationMethod = method,
            OneTimePassword = oneTimePassword,
            SkipCertificateCheck = skipCertificateCheck,
            CertificateThumbprints = thumbprints ?? [],
            Proxy = proxy,
            Domain = domain,
            AllowsUnencrypted = allowsUnencrypted,
        };

    public static Task<Bench> SignInAsync(MemoryPbx pbx) => SignInAsync(Options(MemoryUri, handler: pbx));

    public static async Task<Bench> SignInAsync(PortSipConnectionOptions options, CapturingLog? log = null)
    {
        log ??= new CapturingLog();
        return new Bench(options, log, await PortSipConnection.ConnectAsync(options, log, CancellationToken.None));
    }

    /// <summary>Runs what has to fail, and sees to it that the failure tells no secret.</summary>
    public static async Task<PortSipException> FailureOf(Func<Task> action)
    {
        var failure = await Assert.ThrowsAnyAsync<PortSipException>(action);
        AssertNoSecret(failure.ToString());
        AssertNoSecret($"{failure.Operation} {string.Join(" ", failure.Errors.Select(e => $"{e.Code} {e.Message} {e.Detail}"))}");
        return failure;
    }

    public static void AssertNoSecret(string text)
    {
        foreach (var secret in SecretTexts)
        {
            foreach (var form in new[] { secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), System.Text.Json.JsonEncodedText.Encode(secret).ToString(), secret.Replace("\"", "\\\"", StringComparison.Ordinal) })
                Assert.DoesNotContain(form, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    public void Dispose()
    {
        Connection.Dispose();
        foreach (var line in Log.VerboseLines.Concat(Log.Warnings))
            AssertNoSecret(line);
    }
}
