namespace PortSip.Simulator;

/// <summary>Checks user names and passwords.</summary>
internal sealed class Credentials(CurrentOptions options, ExtensionDirectory extensions)
{
    /// <param name="name">The <c>username</c>.</param>
    /// <param name="password">The password.</param>
    /// <param name="domain">The tenant's domain; null for a system administrator, who belongs to none.</param>
    public SimulatedUser? FindUser(string name, string password, string? domain) => options.Value.Users.FirstOrDefault(user =>
        user.Name == name
        && user.Password == password
        && (user.IsSystemAdministrator ? domain is null : IsDomain(domain)));

    public SimulatedExtension? FindExtension(string number, string password, string domain) =>
        extensions.Find(number)?.Setup is { } extension && extension.Password == password && IsDomain(domain) ? extension : null;

    public SimulatedUser? FindUser(string name) => options.Value.Users.FirstOrDefault(user => user.Name == name);

    public bool IsDomain(string? domain) => string.Equals(domain, options.Value.Domain, StringComparison.OrdinalIgnoreCase);
}
