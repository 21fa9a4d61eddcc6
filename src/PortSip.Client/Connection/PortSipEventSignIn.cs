namespace PortSip.Client;

/// <summary>As whom the event socket signs in (API §7); the password is the connection's either way.</summary>
public enum PortSipEventSignIn
{
    /// <summary>The connection's user name is a user's.</summary>
    User,

    /// <summary>The connection's user name is an extension's number, and its password the SIP password.</summary>
    Extension,
}
