namespace PortSip.Simulator;

/// <summary><c>/tokens</c>: the sign-in of 16.x. Scripts in production show the sign-in and its <c>access_token</c>; the rest is inferred.</summary>
internal sealed class TokensApi(SignIns signIns, TokenAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("POST", "tokens", SimulatorOperation.SignIn, RouteAccess.Anonymous, request => signIns.SignIn(request, request.ReadBody(), answers.Pair)),
        new("POST", "tokens/by_extension", SimulatorOperation.SignIn, RouteAccess.Anonymous, request => signIns.SignInByExtension(request, answers.Pair)),
        new("POST", "tokens/refresh", SimulatorOperation.RefreshToken, RouteAccess.Anonymous, request => signIns.Refresh(request.ReadBody())),
        new("POST", "tokens/destroy", SimulatorOperation.SignOut, RouteAccess.Bearer, request => signIns.SignOut(request, SuccessAnswers.Destroyed())),
    ];
}
