namespace PortSip.Simulator;

/// <summary>What all the ways to sign in have in common.</summary>
internal sealed class SignInDesk(
    SimulatorOptions options, Credentials credentials, TokenStore tokens, AddressGuard guard, PendingSignIns pending, TokenAnswers answers)
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

        if (user.TwoFactor == SimulatorTwoFactor.Required && options.Version.HasTwoFactor) return TokenAnswers.TwoFactor(pending.Begin(user));

        guard.Forget(request.Http.RemoteAddress);
        return succeed(tokens.SignIn(Principal.Of(user)));
    }

    /// <summary>Reads <c>username</c>, <c>password</c> and, optional, <c>domain</c> from JSON.</summary>
    public SimulatorResponse SignIn(ApiRequest request, Func<TokenPair, SimulatorResponse> succeed)
    {
        FieldReader fields = request.ReadBody();
        string name = fields.RequiredText("username", 64);
        string password = fields.RequiredText("password", 1024);
        string? domain = fields.OptionalText("domain", 1, 280);
        return fields.IsValid ? SignIn(request, name, password, domain, succeed) : Answer.Refuse(400, fields.Errors);
    }

    /// <summary>Reads <c>extension_number</c>, <c>password</c> and <c>domain</c> from JSON.</summary>
    public SimulatorResponse SignInByExtension(ApiRequest request, Func<TokenPair, SimulatorResponse> succeed)
    {
        FieldReader fields = request.ReadBody();
        string number = fields.RequiredDigits("extension_number");
        string password = fields.RequiredText("password", 1024);
        string domain = fields.RequiredText("domain", 280);
        if (!fields.IsValid) return Answer.Refuse(400, fields.Errors);
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

    /// <summary>Reads <c>refresh_token</c>.</summary>
    public SimulatorResponse Refresh(FieldReader fields)
    {
        string refreshToken = fields.RequiredText("refresh_token", 4096);
        return fields.IsValid ? Refresh(refreshToken) : Answer.Refuse(400, fields.Errors);
    }

    /// <summary>An extension's wrong password where it stands for the token: no list of changes ever named <c>/sessions</c>.</summary>
    public SimulatorResponse RefuseDirectly(ApiRequest request) => Refuse(request, 400);

    /// <summary>A token for a refresh or for a code that isn't known (any more); no password was tried.</summary>
    public SimulatorResponse RefuseToken() =>
        Answer.Refuse(options.Version.SignInRefusal, options.Version.SignInRefusal == 401 ? Errors.Unauthorized : Errors.Unknown);

    private SimulatorResponse Refuse(ApiRequest request) => Refuse(request, options.Version.SignInRefusal);

    /// <summary>Too many wrong passwords block the address.</summary>
    private SimulatorResponse Refuse(ApiRequest request, int statusCode)
    {
        guard.Fail(request.Http.RemoteAddress);
        return Answer.Refuse(statusCode, Errors.Unauthorized);
    }

    private SimulatorResponse Refresh(string refreshToken) =>
        tokens.Refresh(refreshToken) is TokenPair pair ? answers.Pair(pair) : RefuseToken();
}
