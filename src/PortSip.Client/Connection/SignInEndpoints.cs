namespace PortSip.Client;

/// <summary>The sign-in operations of every generation (API §2). A password or refresh token is sent once.</summary>
internal static class SignInEndpoints
{
    /// <summary>Common to all sign-in methods.</summary>
    public const string SignInOperation = "sign in";

    private const string RefreshOperation = "refresh the token";
    private const string SignOutOperation = "sign out";

    public static Endpoint SignIn { get; } = Endpoint.Post(SignInOperation, "auth/sign_in", Repeatability.OnlyUnsent);

    public static Endpoint Refresh { get; } = Endpoint.Post(RefreshOperation, "auth/refresh_token", Repeatability.OnlyUnsent);

    public static Endpoint SignOut { get; } = Endpoint.Post(SignOutOperation, "auth/sign_out", Repeatability.BestEffort);

    public static Endpoint SendOneTimePassword { get; } = Endpoint.Post("request a one-time password", "auth/send_otp", Repeatability.OnlyUnsent);

    public static Endpoint VerifyOneTimePassword { get; } = Endpoint.Post("verify the one-time password", "auth/verify_otp", Repeatability.OnlyUnsent);

    public static Endpoint OAuthSignIn { get; } = Endpoint.Post(SignInOperation, "login/oauth/token", Repeatability.OnlyUnsent);

    public static Endpoint OAuthRefresh { get; } = Endpoint.Post(RefreshOperation, "login/oauth/token", Repeatability.OnlyUnsent);

    public static Endpoint OAuthSignOut { get; } = Endpoint.Post(SignOutOperation, "login/oauth/revoke", Repeatability.BestEffort);

    public static Endpoint Login { get; } = Endpoint.Post(SignInOperation, "login", Repeatability.OnlyUnsent);

    public static Endpoint ReadLogin { get; } = Endpoint.Get("read the token", "login");

    public static Endpoint Logout { get; } = Endpoint.Post(SignOutOperation, "logout", Repeatability.BestEffort);

    public static Endpoint Tokens { get; } = Endpoint.Post(SignInOperation, "tokens", Repeatability.OnlyUnsent);

    public static Endpoint RefreshTokens { get; } = Endpoint.Post(RefreshOperation, "tokens/refresh", Repeatability.OnlyUnsent);

    public static Endpoint DestroyTokens { get; } = Endpoint.Post(SignOutOperation, "tokens/destroy", Repeatability.BestEffort);
}
