namespace PortSip.Simulator;

/// <summary><c>/tokens</c>: signing in to 16.x. Scripts in production show the sign-in and its <c>access_token</c>; the rest is inferred.</summary>
internal sealed class TokensApi(SignInDesk desk, TokenStore tokens, TokenAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("POST", "tokens", SimulatorOperation.SignIn, RouteAccess.Anonymous, request => desk.SignIn(request, answers.Pair)),
        new("POST", "tokens/by_extension", SimulatorOperation.SignIn, RouteAccess.Anonymous, request => desk.SignInByExtension(request, answers.Pair)),
        new("POST", "tokens/refresh", SimulatorOperation.RefreshToken, RouteAccess.Anonymous, request => desk.Refresh(request.ReadBody())),
        new("POST", "tokens/destroy", SimulatorOperation.SignOut, RouteAccess.Bearer, SignOut),
    ];

    private SimulatorResponse SignOut(ApiRequest request)
    {
        tokens.SignOut(request.AccessToken!);
        return SuccessAnswers.Destroyed();
    }
}
