namespace PortSip.Simulator;

/// <summary>The generations of signing in, which differ between PBX versions.</summary>
[Flags]
public enum SimulatorSignInWays
{
    /// <summary>No sign-in: only <c>/sessions/directly</c> works.</summary>
    None = 0,

    /// <summary><c>/auth/sign_in</c>, <c>refresh_token</c>, <c>sign_out</c>, <c>user</c>, <c>send_otp</c>, <c>verify_otp</c>: 22.2 and newer.</summary>
    SignIn = 1,

    /// <summary><c>/login/oauth/token</c> and <c>/login/oauth/revoke</c>.</summary>
    OAuth = 2,

    /// <summary><c>POST /login</c>, <c>GET /login</c> and <c>POST /logout</c>: 16.x to 22.2.</summary>
    Login = 4,

    /// <summary><c>POST /login/by_extension</c>: 16.x only.</summary>
    LoginByExtension = 8,

    /// <summary><c>POST /tokens</c>, <c>by_extension</c>, <c>refresh</c> and <c>destroy</c>: 16.x; parts of it are known only from users' scripts.</summary>
    Tokens = 16,
}
