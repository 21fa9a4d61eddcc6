namespace PortSip.Simulator;

/// <summary>The passwords and other secrets of a tenant's file: the public defaults are never written, and others only on request. What isn't written is the default again.</summary>
internal static class TenantPasswords
{
    /// <summary>Leaves out what isn't written.</summary>
    public static SimulatorTenant Hide(SimulatorTenant tenant, bool includesOthers)
    {
        var options = tenant.Options with
        {
            Users = [.. tenant.Options.Users.Select(user => user with { Password = Hidden(user.Password, SimulatorDefaults.Password) })],
            Extensions = [.. tenant.Options.Extensions.Select(one => one with { Password = Hidden(one.Password, SimulatorDefaults.ExtensionPassword) })],
        };
        return tenant with
        {
            Options = includesOthers ? options : options with
            {
                Extensions = [.. options.Extensions.Select(one => one with { Settings = SecretSettings.Hide(one.Settings) })],
                Receptionists = [.. options.Receptionists.Select(one => one with { Settings = SecretSettings.Hide(one.Settings) })],
                TenantSettings = SecretSettings.Hide(options.TenantSettings),
            },
        };

        string Hidden(string password, string standard) => password == standard || !includesOthers ? null! : password;
    }

    /// <summary>Adds what isn't in a file.</summary>
    /// <param name="tenant">The tenant of the file.</param>
    /// <param name="known">The tenant that has the secrets. Users and extensions that it lacks get the defaults.</param>
    public static SimulatorTenant FillIn(SimulatorTenant tenant, SimulatorTenant? known) => tenant with
    {
        Options = tenant.Options with
        {
            Users = [.. tenant.Options.Users.Select(user => user.Password is not null ? user : user with
            {
                Password = known?.Options.Users.FirstOrDefault(one => one.Name == user.Name)?.Password ?? SimulatorDefaults.Password,
            })],
            Extensions = [.. tenant.Options.Extensions.Select(extension => FillIn(extension, known?.Options.Extensions.FirstOrDefault(one => one.Number == extension.Number)))],
            Receptionists = [.. tenant.Options.Receptionists.Select(one => one with
            {
                Settings = SecretSettings.FillIn(one.Settings, known?.Options.Receptionists.FirstOrDefault(other => other.Number == one.Number)?.Settings),
            })],
            TenantSettings = SecretSettings.FillIn(tenant.Options.TenantSettings, known?.Options.TenantSettings),
        },
    };

    private static SimulatedExtension FillIn(SimulatedExtension extension, SimulatedExtension? known) => extension with
    {
        Password = extension.Password ?? known?.Password ?? SimulatorDefaults.ExtensionPassword,
        Settings = SecretSettings.FillIn(extension.Settings, known?.Settings),
    };
}
