namespace PortSip.Simulator;

/// <summary>The passwords of a tenant's file: the public defaults are never written, and others only on request. What isn't written is the default again.</summary>
internal static class TenantPasswords
{
    public static SimulatorTenant Hide(SimulatorTenant tenant, bool includesOthers) => Change(
        tenant,
        (password, standard) => password == standard || !includesOthers ? null! : password);

    /// <summary>Adds the passwords that aren't in a file.</summary>
    /// <param name="tenant">The tenant of the file.</param>
    /// <param name="known">The tenant that has them. Users and extensions that it lacks get the defaults.</param>
    public static SimulatorTenant FillIn(SimulatorTenant tenant, SimulatorTenant? known) => tenant with
    {
        Options = tenant.Options with
        {
            Users = [.. tenant.Options.Users.Select(user => user.Password is not null ? user : user with
            {
                Password = known?.Options.Users.FirstOrDefault(one => one.Name == user.Name)?.Password ?? SimulatorDefaults.Password,
            })],
            Extensions = [.. tenant.Options.Extensions.Select(extension => extension.Password is not null ? extension : extension with
            {
                Password = known?.Options.Extensions.FirstOrDefault(one => one.Number == extension.Number)?.Password ?? SimulatorDefaults.ExtensionPassword,
            })],
        },
    };

    private static SimulatorTenant Change(SimulatorTenant tenant, Func<string, string, string> change) => tenant with
    {
        Options = tenant.Options with
        {
            Users = [.. tenant.Options.Users.Select(user => user with { Password = change(user.Password, SimulatorDefaults.Password) })],
            Extensions = [.. tenant.Options.Extensions.Select(one => one with { Password = change(one.Password, SimulatorDefaults.ExtensionPassword) })],
        },
    };
}
