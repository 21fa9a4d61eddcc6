namespace PortSip.Simulator;

/// <summary><c>/auth/…</c>: signing in to 22.2 and newer.</summary>
internal sealed class SignInApi(
    SimulatorOptions options, SignInDesk desk, TokenStore tokens, PendingSignIns pending, TokenAnswers answers, SuccessAnswers success)
{
    public IEnumerable<Route> Routes =>
    [
        new("POST", "auth/sign_in", SimulatorOperation.SignIn, RouteAccess.Anonymous, SignIn),
        new("POST", "auth/refresh_token", SimulatorOperation.RefreshToken, RouteAccess.Anonymous, Refresh),
        new("POST", "auth/sign_out", SimulatorOperation.SignOut, RouteAccess.Bearer, SignOut),
        new("POST", "auth/send_otp", SimulatorOperation.SendOneTimePassword, RouteAccess.Anonymous, SendCode),
        new("POST", "auth/verify_otp", SimulatorOperation.VerifyOneTimePassword, RouteAccess.Anonymous, VerifyCode),
        new("GET", "auth/user", SimulatorOperation.GetUser, RouteAccess.Bearer, GetUser),
    ];

    private SimulatorResponse SignIn(ApiRequest request)
    {
        FieldReader fields = request.ReadBody();
        string name = fields.RequiredText("username", 64);
        string password = fields.RequiredText("password", 1024);
        string? domain = fields.OptionalText("domain", 1, 280);
        return fields.IsValid
            ? desk.SignIn(request, name, password, domain, answers.Pair)
            : Answer.Refuse(400, fields.Errors);
    }

    private SimulatorResponse Refresh(ApiRequest request)
    {
        FieldReader fields = request.ReadBody();
        string refreshToken = fields.RequiredText("refresh_token", 4096);
        return fields.IsValid ? desk.Refresh(refreshToken) : Answer.Refuse(400, fields.Errors);
    }

    private SimulatorResponse SignOut(ApiRequest request)
    {
        tokens.SignOut(request.AccessToken!);
        return success.Gone();
    }

    private SimulatorResponse SendCode(ApiRequest request)
    {
        FieldReader fields = request.ReadBody();
        string token = fields.RequiredText("token", 4096);
        if (!fields.IsValid) return Answer.Refuse(400, fields.Errors);

        return pending.Renew(token) ? success.Done() : Answer.Refuse(400, Errors.Unknown);
    }

    private SimulatorResponse VerifyCode(ApiRequest request)
    {
        FieldReader fields = request.ReadBody();
        string token = fields.RequiredText("token", 4096);
        string code = fields.RequiredText("code", 64);
        return fields.IsValid ? desk.CompleteTwoFactor(request, token, code) : Answer.Refuse(400, fields.Errors);
    }

    private SimulatorResponse GetUser(ApiRequest request) => Answer.Json(200, writer =>
    {
        Principal principal = request.Principal!;
        writer.WriteStartObject();
        writer.WriteString("role", principal.Role);
        writer.WriteBoolean("password_verified", true);
        writer.WriteBoolean("password_force_reset", false);
        writer.WriteString("domain", principal.Role == SimulatedRoles.SystemAdmin ? "" : options.Domain);
        writer.WriteString("role_id", "role-" + principal.Role);
        writer.WriteString("role_name", principal.Role);
        writer.WriteStartArray("capabilities");
        if (principal.CallSessions != CompanyCallSessions.None)
        {
            writer.WriteStringValue("Company Call Sessions: " +
                (principal.CallSessions == CompanyCallSessions.View ? "View" : "Full Access"));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
