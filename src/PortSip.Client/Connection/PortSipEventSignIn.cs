namespace PortSip.Client;

/// <summary>The kind of user that the event socket signs in (API §7). The password is the connection's in both cases.</summary>
public enum PortSipEventSignIn
{
    /// <summary>The connection's user name is that of a user.</summary>
    User,

    /// <summary>The connection's user name is an extension number, and its password the SIP password.</summary>
    Extension,
}
