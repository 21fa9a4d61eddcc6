using System.Text;

namespace PortSip.Client;

/// <summary>One generation of signing in, refreshing and signing out, and its requests.</summary>
internal abstract class SignInProtocol
{
    public static SignInProtocol AuthSignIn { get; } = new AuthSignInProtocol();

    public static SignInProtocol OAuthForm { get; } = new OAuthFormProtocol();

    public static SignInProtocol Login { get; } = new LoginProtocol();

    public static SignInProtocol Tokens { get; } = new TokensProtocol();

    public abstract PortSipAuthenticationMethod Method { get; }

    /// <summary>The protocols to try for a method, in order.</summary>
    public static IReadOnlyList<SignInProtocol> For(PortSipAuthenticationMethod method) => method switch
    {
        PortSipAuthenticationMethod.SignIn => [AuthSignIn],
        PortSipAuthenticationMethod.OAuth => [OAuthForm],
        PortSipAuthenticationMethod.Login => [Login],
        PortSipAuthenticationMethod.Tokens => [Tokens],
        _ => [AuthSignIn, OAuthForm, Login, Tokens],
    };

    public abstract ApiRequest SignIn(string userName, string password, string? domain);

    /// <summary>Null if this generation has no refresh.</summary>
    public virtual ApiRequest? Refresh(string refreshToken) => null;

    public abstract ApiRequest SignOut();

    /// <summary>Reads the token after a sign-in whose response contains none; null if this generation has no such request.</summary>
    public virtual ApiRequest? ReadToken() => null;

    /// <summary>Asks the PBX to mail a one-time password to the user (22.2.11 and newer).</summary>
    public static ApiRequest SendOneTimePassword(string pendingToken) =>
        Unsigned(SignInEndpoints.SendOneTimePassword, pendingToken).With(new SendOtpBody(pendingToken), SignInJson.Wire.SendOtpBody);

    /// <summary>Completes a sign-in with the code.</summary>
    public static ApiRequest VerifyOneTimePassword(string pendingToken, string code) =>
        Unsigned(SignInEndpoints.VerifyOneTimePassword, pendingToken, code).With(new VerifyOtpBody(pendingToken, code), SignInJson.Wire.VerifyOtpBody);

    private static ApiRequest JsonSignIn(Endpoint endpoint, string userName, string password, string? domain) =>
        Unsigned(endpoint, password).With(new SignInBody(userName, password, domain), SignInJson.Wire.SignInBody);

    private static ApiRequest JsonRefresh(Endpoint endpoint, string refreshToken) =>
        Unsigned(endpoint, refreshToken).With(new RefreshBody(refreshToken), SignInJson.Wire.RefreshBody);

    private static ApiRequest Unsigned(Endpoint endpoint, params string[] secrets) => endpoint.Request() with { IsSignedIn = false, CarriedSecrets = secrets };

    private sealed class AuthSignInProtocol : SignInProtocol
    {
        public override PortSipAuthenticationMethod Method => PortSipAuthenticationMethod.SignIn;

        public override ApiRequest SignIn(string userName, string password, string? domain) => JsonSignIn(SignInEndpoints.SignIn, userName, password, domain);

        public override ApiRequest Refresh(string refreshToken) => JsonRefresh(SignInEndpoints.Refresh, refreshToken);

        public override ApiRequest SignOut() => SignInEndpoints.SignOut.Request();
    }

    private sealed class OAuthFormProtocol : SignInProtocol
    {
        // The documented id of every client of the API; it isn't a secret.
        private const string ClientId = "9d806019-75b2-4b3d-bb8b-f5a3a412cc0a";

        public override PortSipAuthenticationMethod Method => PortSipAuthenticationMethod.OAuth;

        public override ApiRequest SignIn(string userName, string password, string? domain) =>
            Form(
                SignInEndpoints.OAuthSignIn,
                password,
                ("grant_type", "password"), ("username", userName), ("domain", domain), ("password", password), ("scope", "all"), ("client_id", ClientId));

        public override ApiRequest Refresh(string refreshToken) =>
            Form(
                SignInEndpoints.OAuthRefresh,
                refreshToken,
                ("grant_type", "refresh_token"), ("refresh_token", refreshToken), ("client_id", ClientId));

        public override ApiRequest SignOut() => SignInEndpoints.OAuthSignOut.Request();

        private static ApiRequest Form(Endpoint endpoint, string secret, params (string Name, string? Value)[] fields) =>
            Unsigned(endpoint, secret) with
            {
                ContentType = "application/x-www-form-urlencoded",
                Body = Encoding.ASCII.GetBytes(Wire.Query(fields)),
            };
    }

    private sealed class LoginProtocol : SignInProtocol
    {
        public override PortSipAuthenticationMethod Method => PortSipAuthenticationMethod.Login;

        public override ApiRequest SignIn(string userName, string password, string? domain) => JsonSignIn(SignInEndpoints.Login, userName, password, domain);

        public override ApiRequest SignOut() => SignInEndpoints.Logout.Request();

        // The response of POST /login is undocumented, and so is how GET /login (16.3) recognizes the session: apparently by a cookie.
        public override ApiRequest ReadToken() =>
            SignInEndpoints.ReadLogin.Request() with { IsSignedIn = false };
    }

    // Seen in scripts for 16.x; the form of a refresh is inferred from the others (API §2).
    private sealed class TokensProtocol : SignInProtocol
    {
        public override PortSipAuthenticationMethod Method => PortSipAuthenticationMethod.Tokens;

        public override ApiRequest SignIn(string userName, string password, string? domain) => JsonSignIn(SignInEndpoints.Tokens, userName, password, domain);

        public override ApiRequest Refresh(string refreshToken) => JsonRefresh(SignInEndpoints.RefreshTokens, refreshToken);

        public override ApiRequest SignOut() => SignInEndpoints.DestroyTokens.Request();
    }
}
