namespace PortSip.Simulator;

/// <summary><c>/auth/…</c>: the sign-in of 22.2 and later.</summary>
internal sealed class SignInApi(
    SimulatorOptions options, SignIns signIns, PendingSignIns pending, TokenAnswers answers, SuccessAnswers success, ItemAnswers items)
{
    public IEnumerable<Route> Routes =>
    [
        new("POST", "auth/sign_in", SimulatorOperation.SignIn, RouteAccess.Anonymous, request => signIns.SignIn(request, request.ReadBody(), answers.Pair)),
        new("POST", "auth/refresh_token", SimulatorOperation.RefreshToken, RouteAccess.Anonymous, request => signIns.Refresh(request.ReadBody())),
        new("POST", "auth/sign_out", SimulatorOperation.SignOut, RouteAccess.Bearer, request => signIns.SignOut(request, success.Done())),
        new("POST", "auth/send_otp", SimulatorOperation.SendOneTimePassword, RouteAccess.Anonymous, SendCode),
        new("POST", "auth/verify_otp", SimulatorOperation.VerifyOneTimePassword, RouteAccess.Anonymous, VerifyCode),
        new("GET", "auth/user", SimulatorOperation.GetUser, RouteAccess.Bearer, GetUser),
    ];

    private SimulatorResponse SendCode(ApiRequest request)
    {
        var fields = request.ReadBody();
        var token = fields.RequiredText("token", 4096);
        if (!fields.IsValid)
            return Answer.Refuse(400, fields.Errors);
        return pending.Renew(token) ? success.Done() : signIns.RefuseToken();
    }

    private SimulatorResponse VerifyCode(ApiRequest request)
    {
        var fields = request.ReadBody();
        var token = fields.RequiredText("token", 4096);
        var code = fields.RequiredText("code", 64);
        return fields.IsValid ? signIns.CompleteTwoFactor(request, token, code) : Answer.Refuse(400, fields.Errors);
    }

    private SimulatorResponse GetUser(ApiRequest request)
    {
        var principal = request.Principal!;
        var item = new ApiItem().Add("role", principal.Role).Add("password_verified", true).Add("password_force_reset", false);
        if (options.Version.HasRoleDetails)
        {
            item.Add("domain", principal.Role == SimulatedRoles.SystemAdmin ? null : options.Domain)
                .Add("role_id", "role-" + principal.Role)
                .Add("role_name", principal.Role)
                .Add("capabilities", CapabilitiesOf(principal));
        }
        return items.One(item);
    }

    private static string[] CapabilitiesOf(Principal principal) => principal.CallSessions switch
    {
        CompanyCallSessions.View => ["Company Call Sessions: View"],
        CompanyCallSessions.FullAccess => ["Company Call Sessions: Full Access"],
        _ => [],
    };
}
