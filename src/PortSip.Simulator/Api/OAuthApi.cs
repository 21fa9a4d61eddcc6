namespace PortSip.Simulator;

/// <summary><c>/login/oauth/…</c>: the form-encoded sign-in that the guides describe.</summary>
internal sealed class OAuthApi(SignIns signIns, TokenAnswers answers, SuccessAnswers success)
{
    private const string ClientId = "9d806019-75b2-4b3d-bb8b-f5a3a412cc0a";

    public IEnumerable<Route> Routes =>
    [
        new("POST", "login/oauth/token", SimulatorOperation.SignIn, RouteAccess.Anonymous, Token)
        {
            Body = RouteBody.Form,
            Refine = form => form.Text("grant_type").Text == "refresh_token" ? SimulatorOperation.RefreshToken : SimulatorOperation.SignIn,
        },
        new("POST", "login/oauth/revoke", SimulatorOperation.SignOut, RouteAccess.Bearer, request => signIns.SignOut(request, success.Done())),
    ];

    private SimulatorResponse Token(ApiRequest request)
    {
        var form = request.ReadBody();
        var grantType = form.RequiredText("grant_type", 64);
        var clientId = form.RequiredText("client_id", 64);
        if (form.IsValid && clientId != ClientId)
            form.Refuse("client_id", "is not known");
        if (!form.IsValid)
            return Answer.Refuse(400, form.Errors);
        switch (grantType)
        {
            case "password":
                return signIns.SignIn(request, form, answers.Pair, others => others.OptionalChoice("scope", "all"));
            case "refresh_token":
                return signIns.Refresh(form);
            default:
                form.Refuse("grant_type", "must be one of password, refresh_token");
                return Answer.Refuse(400, form.Errors);
        }
    }
}
