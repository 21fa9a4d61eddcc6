namespace PortSip.Simulator;

/// <summary>Common to all sign-in methods.</summary>
internal sealed class SignIns(PbxState state, TokenAnswers answers)
{
    /// <summary>Reads <c>username</c>, <c>password</c> and the optional <c>domain</c>.</summary>
    /// <param name="request">The request, for its address.</param>
    /// <param name="fields">Its fields, with the errors of those already read.</param>
    /// <param name="succeed">Creates the response with the tokens.</param>
    /// <param name="readOthers">Reads the fields that follow those of every sign-in.</param>
    public SimulatorResponse SignIn(ApiRequest request, FieldReader fields, Func<TokenPair, SimulatorResponse> succeed, Action<FieldReader>? readOthers = null)
    {
        var name = fields.RequiredText("username", 64);
        var password = fields.RequiredText("password", 1024);
        // Absent for a system administrator.
        var domain = fields.OptionalText("domain", 1, 280);
        readOthers?.Invoke(fields);
        if (!fields.IsValid)
            return Answer.Refuse(400, fields.Errors);
        if (state.Credentials.FindUser(name, password, domain) is not { } user)
            return Refuse(request);
        if (user.TwoFactor == SimulatorTwoFactor.Required && state.Options.Version.HasTwoFactor)
            return TokenAnswers.TwoFactor(state.PendingSignIns.Begin(user));
        return Accept(request, Principal.Of(user), succeed);
    }

    /// <summary>Reads <c>extension_number</c>, <c>password</c> and <c>domain</c>.</summary>
    public SimulatorResponse SignInByExtension(ApiRequest request, Func<TokenPair, SimulatorResponse> succeed)
    {
        var fields = request.ReadBody();
        var extension = FindExtension(fields);
        if (!fields.IsValid)
            return Answer.Refuse(400, fields.Errors);
        return extension is null ? Refuse(request) : Accept(request, Principal.Of(extension), succeed);
    }

    /// <summary>The extension with the number, password and domain of a request; null if none matches, or if the fields aren't valid.</summary>
    public SimulatedExtension? FindExtension(FieldReader fields)
    {
        var number = fields.RequiredDigits("extension_number");
        var password = fields.RequiredText("password", 1024);
        var domain = fields.RequiredText("domain", 280);
        return fields.IsValid ? state.Credentials.FindExtension(number, password, domain) : null;
    }

    public SimulatorResponse CompleteTwoFactor(ApiRequest request, string token, string code) =>
        state.PendingSignIns.Complete(token, code) is { } user ? Accept(request, Principal.Of(user), answers.Pair) : Refuse(request);

    /// <summary>Reads <c>refresh_token</c>.</summary>
    public SimulatorResponse Refresh(FieldReader fields)
    {
        var refreshToken = fields.RequiredText("refresh_token", 4096);
        if (!fields.IsValid)
            return Answer.Refuse(400, fields.Errors);
        return state.Tokens.Refresh(refreshToken) is { } pair ? answers.Pair(pair) : RefuseToken();
    }

    public SimulatorResponse SignOut(ApiRequest request, SimulatorResponse done)
    {
        state.Tokens.SignOut(request.AccessToken!);
        return done;
    }

    /// <summary>An extension's wrong password in place of a token: no change list mentions <c>/sessions</c>.</summary>
    public SimulatorResponse RefuseDirectly(ApiRequest request) => Refuse(request, 400);

    /// <summary>An unknown or expired token for a refresh or a code; no password was tried.</summary>
    public SimulatorResponse RefuseToken()
    {
        var statusCode = state.Options.Version.SignInRefusal;
        return Answer.Refuse(statusCode, statusCode == 401 ? Errors.Unauthorized : Errors.Unknown);
    }

    private SimulatorResponse Accept(ApiRequest request, Principal principal, Func<TokenPair, SimulatorResponse> succeed)
    {
        state.AddressBlocks.Forget(request.Http.RemoteAddress);
        return succeed(state.Tokens.SignIn(principal));
    }

    private SimulatorResponse Refuse(ApiRequest request) => Refuse(request, state.Options.Version.SignInRefusal);

    /// <summary>Too many wrong passwords block the address.</summary>
    private SimulatorResponse Refuse(ApiRequest request, int statusCode)
    {
        state.AddressBlocks.Fail(request.Http.RemoteAddress);
        return Answer.Refuse(statusCode, Errors.Unauthorized);
    }
}
