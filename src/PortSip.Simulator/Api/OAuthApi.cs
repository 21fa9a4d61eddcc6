namespace PortSip.Simulator;

/// <summary><c>/login/oauth/…</c>: the form-encoded sign-in that the guides describe.</summary>
internal sealed class OAuthApi(SignInDesk desk, TokenStore tokens, TokenAnswers answers, SuccessAnswers success)
{
    private const string ClientId = "9d806019-75b2-4b3d-bb8b-f5a3a412cc0a";

    public IEnumerable<Route> Routes =>
    [
        new("POST", "login/oauth/token", SimulatorOperation.SignIn, RouteAccess.Anonymous, Token)
        {
            Body = RouteBody.Form,
            Refine = form => form.Text("grant_type").Text == "refresh_token" ? SimulatorOperation.RefreshToken : SimulatorOperation.SignIn,
        },
        new("POST", "login/oauth/revoke", SimulatorOperation.SignOut, RouteAccess.Bearer, Revoke),
    ];

    private SimulatorResponse Token(ApiRequest request)
    {
        FieldReader form = request.ReadBody();
        string grantType = form.RequiredText("grant_type", 64);
        string clientId = form.RequiredText("client_id", 64);
        if (form.IsValid && clientId != ClientId) form.Refuse("client_id", "is not known");
        if (!form.IsValid) return Answer.Refuse(400, form.Errors);

        switch (grantType)
        {
            case "password":
                return Password(request, form);
            case "refresh_token":
                return desk.Refresh(form);
            default:
                form.Refuse("grant_type", "must be one of password, refresh_token");
                return Answer.Refuse(400, form.Errors);
        }
    }

    private SimulatorResponse Password(ApiRequest request, FieldReader form)
    {
        string name = form.RequiredText("username", 64);
        string password = form.RequiredText("password", 1024);
        string? domain = form.OptionalText("domain", 1, 280);
        form.OptionalChoice("scope", "all");
        return form.IsValid
            ? desk.SignIn(request, name, password, domain, answers.Pair)
            : Answer.Refuse(400, form.Errors);
    }

    private SimulatorResponse Revoke(ApiRequest request)
    {
        tokens.SignOut(request.AccessToken!);
        return success.Done();
    }
}
