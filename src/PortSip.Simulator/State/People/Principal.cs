namespace PortSip.Simulator;

/// <summary>The identity behind a request: a user, or an extension that signed in by its number.</summary>
internal sealed record Principal(string Name, string Role, string? ExtensionNumber, CompanyCallSessions CallSessions)
{
    /// <summary>Whether it can access the records and queues of the whole tenant.</summary>
    public bool ManagesTenant => Role is SimulatedRoles.SystemAdmin or SimulatedRoles.Admin or SimulatedRoles.QueueManager;

    /// <summary>The permitted event topics; null for the role's default.</summary>
    public IReadOnlyList<string>? EventTopics { get; init; }

    public static Principal Of(SimulatedUser user) =>
        new(user.Name, user.Role, user.ExtensionNumber, user.EffectiveCallSessions) { EventTopics = user.EventTopics };

    public static Principal Of(SimulatedExtension extension) =>
        new(extension.Number, SimulatedRoles.StandardUser, extension.Number, CompanyCallSessions.None);
}
