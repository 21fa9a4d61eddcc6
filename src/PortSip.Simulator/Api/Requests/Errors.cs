namespace PortSip.Simulator;

/// <summary>The API's errors. An error without its own code is <c>UNKNOWN</c>.</summary>
internal static class Errors
{
    public static SimulatorError Unknown { get; } = new("UNKNOWN", "unknown error");

    public static SimulatorError Unauthorized { get; } = new("UNAUTHORIZED", "Login failed, authentication error");

    public static SimulatorError TokenRefused { get; } = new("UNAUTHORIZED", "the access token is missing, wrong or expired");

    public static SimulatorError AddressBlocked { get; } = new("UNKNOWN", "the address is blocked after too many failed logins");

    public static SimulatorError PermissionRefused { get; } = new("UNKNOWN", "the permission \"Company Call Sessions\" is missing");

    public static SimulatorError RoleRefused { get; } = new("UNKNOWN", "the role does not permit it");

    public static SimulatorError NoExtension { get; } = new("UNKNOWN", "the user has no extension");

    public static SimulatorError LicenseMissing { get; } = new("LICENSE_TENANT_MODULE_REQUIRED", "the tenant has no license for the module cc");

    public static SimulatorError LicenseUnreadable { get; } = new("LICENSE_SNAPSHOT_UNAVAILABLE", "the licenses can't be read now");

    public static SimulatorError NotFound { get; } = new("UNKNOWN", "not found");

    public static SimulatorError MethodNotAllowed { get; } = new("UNKNOWN", "method not allowed");

    public static SimulatorError NotAnswered { get; } = new("UNKNOWN", "the call is not answered");

    public static SimulatorError NoSuchLeg { get; } = new("UNKNOWN", "the call has no such leg");

    public static SimulatorError Conflict(SimulatorVersion version) => new(version.ConflictCode, "the resource is in use");

    public static SimulatorError Invalid(string field, string problem) => new("VALIDATE_FAILED", "field validation failed")
    {
        Detail = new Dictionary<string, string>(StringComparer.Ordinal) { [field] = problem },
    };
}
