namespace PortSip.Client;

// The JSON of monitor groups and feature codes (API §5).

internal sealed record MonitorGroupAnswer(string? Id, string? Name, string? Enabled, string? Description);

internal sealed record MonitorPersonAnswer(string? Id, string? Name, string? DisplayName, string? ExtensionNumber);

internal sealed record FeatureCodeAnswer(string? Code, string? Feature, string? Enabled);
