namespace PortSip.Simulator;

/// <summary>The default configuration of a simulator. These names and passwords are public and protect nothing.</summary>
public static class SimulatorDefaults
{
    /// <summary>The tenant's SIP domain.</summary>
    public const string Domain = "test.io";

    /// <summary>The user with the role Admin.</summary>
    public const string AdminName = "admin";

    /// <summary>A user with the role StandardUser, who owns extension 1001 and can't see other users' calls.</summary>
    public const string StandardUserName = "user1001";

    /// <summary>The system administrator, who belongs to no domain.</summary>
    public const string SystemAdminName = "sysadmin";

    /// <summary>The tenant's name.</summary>
    public const string TenantName = "test";

    /// <summary>The tenant's id, as used in events.</summary>
    public const string TenantId = "10001";

    /// <summary>The sign-in password of the default users.</summary>
    public const string Password = "Passw0rd!";

    /// <summary>The SIP password of the default extensions.</summary>
    public const string ExtensionPassword = "A1s2d3f4";

    /// <summary>The first of ten consecutive default extensions.</summary>
    public const int FirstExtension = 1001;

    /// <summary>The last default extension.</summary>
    public const int LastExtension = 1010;

    /// <summary>The default queue.</summary>
    public const string QueueNumber = "8000";

    /// <summary>The number of voicemail, which answers every call. No document states one.</summary>
    public const string VoicemailNumber = "999";

    /// <summary>The default shared voicemail box.</summary>
    public const string SharedVoicemailNumber = "5000";

    /// <summary>The first of two consecutive default conference rooms.</summary>
    public const string ConferenceNumber = "9000";

    /// <summary>The first of two consecutive default ring groups.</summary>
    public const string RingGroupNumber = "6000";

    /// <summary>The default virtual receptionist.</summary>
    public const string ReceptionistNumber = "7000";

    /// <summary>The default trunk.</summary>
    public const string Trunk = "main";
}
