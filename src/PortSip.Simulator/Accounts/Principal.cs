namespace PortSip.Simulator;

/// <summary>Who asks: a user, or an extension that signed in by its number.</summary>
internal sealed record Principal(string Name, string Role, string? ExtensionNumber, CompanyCallSessions CallSessions)
{
    public static Principal Of(SimulatedUser user) => new(user.Name, user.Role, user.ExtensionNumber, user.EffectiveCallSessions);

    public static Principal Of(SimulatedExtension extension) =>
        new(extension.Number, SimulatedRoles.StandardUser, extension.Number, CompanyCallSessions.None);
}
