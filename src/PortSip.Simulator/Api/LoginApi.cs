namespace PortSip.Simulator;

/// <summary><c>/login</c> and <c>/logout</c>: signing in from 16.x to 22.2.</summary>
internal sealed class LoginApi(SimulatorOptions options, SignIns signIns, TokenStore tokens, TokenAnswers answers)
{
    private const string Cookie = "pbx_session";

    public IEnumerable<Route> Routes =>
    [
        new("POST", "login", SimulatorOperation.SignIn, RouteAccess.Anonymous, request => signIns.SignIn(request, request.ReadBody(), SignedIn)),
        new("GET", "login", SimulatorOperation.GetLogin, RouteAccess.Anonymous, GetLogin),
    ];

    public IEnumerable<Route> ByExtensionRoutes =>
        [new("POST", "login/by_extension", SimulatorOperation.SignIn, RouteAccess.Anonymous, request => signIns.SignInByExtension(request, SignedIn))];

    public IEnumerable<Route> LogoutRoutes =>
        [new("POST", "logout", SimulatorOperation.SignOut, RouteAccess.Bearer, request => signIns.SignOut(request, SuccessAnswers.Destroyed()))];

    /// <summary>The "current session" is the cookie's: no document says so, but a browser has nothing else.</summary>
    private SimulatorResponse GetLogin(ApiRequest request)
    {
        var token = request.AccessToken ?? CookieOf(request.Http);
        return token is not null && tokens.Authenticate(token) is { } principal
            ? answers.Session(token, tokens.ExpiryOf(token), principal.Role)
            : Answer.Refuse(401, Errors.TokenRefused);
    }

    private SimulatorResponse SignedIn(TokenPair pair)
    {
        var response = (options.LoginAnswer ?? options.Version.LoginAnswer) == SimulatorLoginAnswer.Token
            ? answers.Session(pair.Access, pair.AccessExpiry, pair.Principal.Role)
            : Answer.Empty(200);
        return response.With("Set-Cookie", $"{Cookie}={pair.Access}; Path=/; HttpOnly");
    }

    private static string? CookieOf(SimulatorRequest request) => request.Header("Cookie")?
        .Split(';')
        .Select(cookie => cookie.Trim())
        .Where(cookie => cookie.StartsWith(Cookie + "=", StringComparison.Ordinal))
        .Select(cookie => cookie.Substring(Cookie.Length + 1))
        .FirstOrDefault();
}
