namespace PortSip.Client.Tests.Authentication;

/// <summary>A PBX that renews tokens, and connections to it.</summary>
public abstract class TokenFixture
{
    private protected TestClock Clock { get; } = new();

    private protected static MemoryPbx Renewing() => new(request => request.Path switch
    {
        "/api/auth/sign_in" => Reply.Token(),
        "/api/auth/refresh_token" => Reply.Token("second-token", "second-refresh"),
        _ => request.Method == "GET" ? Reply.Calls() : Reply.Empty(),
    });

    private protected Task<Bench> SignInAsync(MemoryPbx pbx, bool keepsCredential = true, double timeoutSeconds = 100) =>
        Bench.SignInAsync(Bench.Options(Bench.MemoryUri, Clock, pbx, keepsCredential: keepsCredential, timeoutSeconds: timeoutSeconds));

    private protected static Task ListAsync(Bench bench) => bench.Client.Calls.ListAsync(CancellationToken.None);
}
