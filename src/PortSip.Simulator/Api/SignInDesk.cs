namespace PortSip.Simulator;

/// <summary>What all the ways to sign in have in common.</summary>
internal sealed class SignInDesk(
    Credentials credentials, TokenStore tokens, AddressGuard guard, PendingSignIns pending, TokenAnswers answers)
{
    /// <param name="request">The request, for its address.</param>
    /// <param name="name">The <c>username</c>.</param>
    /// <param name="password">The password.</param>
    /// <param name="domain">The domain; null for a system administrator.</param>
    /// <param name="succeed">Makes the answer with the tokens.</param>
    public SimulatorResponse SignIn(
        ApiRequest request, string name, string password, string? domain, Func<TokenPair, SimulatorResponse> succeed)
    {
        if (credentials.FindUser(name, password, domain) is not SimulatedUser user) return Refuse(request);

        if (user.TwoFactor == SimulatorTwoFactor.Required) return TokenAnswers.TwoFactor(pending.Begin(user));

        guard.Forget(request.Http.RemoteAddress);
        return succeed(tokens.SignIn(Principal.Of(user)));
    }

    public SimulatorResponse SignInByExtension(
        ApiRequest request, string number, string password, string domain, Func<TokenPair, SimulatorResponse> succeed)
    {
        if (credentials.FindExtension(number, password, domain) is not SimulatedExtension extension) return Refuse(request);

        guard.Forget(request.Http.RemoteAddress);
        return succeed(tokens.SignIn(Principal.Of(extension)));
    }

    public SimulatorResponse CompleteTwoFactor(ApiRequest request, string token, string code)
    {
        if (pending.Complete(token, code) is not SimulatedUser user) return Refuse(request);

        guard.Forget(request.Http.RemoteAddress);
        return answers.Pair(tokens.SignIn(Principal.Of(user)));
    }

    public SimulatorResponse Refresh(string refreshToken) =>
        tokens.Refresh(refreshToken) is TokenPair pair ? answers.Pair(pair) : Answer.Refuse(400, Errors.Unknown);

    /// <summary>A wrong password is 400, not 401; and too many of them block the address.</summary>
    public SimulatorResponse Refuse(ApiRequest request)
    {
        guard.Fail(request.Http.RemoteAddress);
        return Answer.Refuse(400, Errors.Unauthorized);
    }
}
