namespace PortSip.Simulator;

/// <summary>A user who can sign in.</summary>
/// <param name="Name">The <c>username</c>, 1 to 64 characters.</param>
/// <param name="Password">The password.</param>
public sealed record SimulatedUser(string Name, string Password)
{
    /// <summary>The role, one of <see cref="SimulatedRoles"/> or a custom one.</summary>
    public string Role { get; init; } = SimulatedRoles.StandardUser;

    /// <summary>The user's extension, if there is one.</summary>
    public string? ExtensionNumber { get; init; }

    /// <summary>The permission "Company Call Sessions"; <see langword="null"/> for the role's default: full access for administrators, none for others.</summary>
    public CompanyCallSessions? CallSessions { get; init; }

    /// <summary>The event topics that the user can subscribe to, by the PBX's names; <see langword="null"/> for the role's default.</summary>
    public IReadOnlyList<string>? EventTopics { get; init; }

    /// <summary>Whether the sign-in also requires a one-time code.</summary>
    public SimulatorTwoFactor TwoFactor { get; init; }

    internal bool IsSystemAdministrator => Role == SimulatedRoles.SystemAdmin;

    internal CompanyCallSessions EffectiveCallSessions => CallSessions
        ?? (Role is SimulatedRoles.SystemAdmin or SimulatedRoles.Admin ? CompanyCallSessions.FullAccess : CompanyCallSessions.None);

    /// <summary>The name and role: never the password.</summary>
    public override string ToString() => $"{Name} ({Role})";
}
