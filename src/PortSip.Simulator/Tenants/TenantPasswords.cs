namespace PortSip.Simulator;

/// <summary>The passwords of a tenant's file: the public defaults are never written, and others only on request. What isn't written is the default again.</summary>
internal static class TenantPasswords
{
    public static SimulatorTenant Hide(SimulatorTenant tenant, bool includesOthers) => Change(
        tenant,
        (password, standard) => password == standard || !includesOthers ? null! : password);

    public static SimulatorTenant FillIn(SimulatorTenant tenant) => Change(tenant, (password, standard) => password ?? standard);

    private static SimulatorTenant Change(SimulatorTenant tenant, Func<string, string, string> change) => tenant with
    {
        Options = tenant.Options with
        {
            Users = [.. tenant.Options.Users.Select(user => user with { Password = change(user.Password, SimulatorDefaults.Password) })],
            Extensions = [.. tenant.Options.Extensions.Select(one => one with { Password = change(one.Password, SimulatorDefaults.ExtensionPassword) })],
        },
    };
}
