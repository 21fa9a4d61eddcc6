namespace PortSip.Client;

/// <summary>How to sign in (API §2).</summary>
public enum PortSipAuthenticationMethod
{
    /// <summary>The newest method that the PBX supports: each is tried until one isn't answered with 404 or 405.</summary>
    Auto,

    /// <summary><c>POST /auth/sign_in</c>: 22.2 and newer.</summary>
    SignIn,

    /// <summary><c>POST /login/oauth/token</c>: the OAuth form.</summary>
    OAuth,

    /// <summary><c>POST /login</c>: 16.x to 22.2. There is no refresh: the password is used to sign in again.</summary>
    Login,

    /// <summary><c>POST /tokens</c>: 16.x, removed in 22.0.</summary>
    Tokens,
}
