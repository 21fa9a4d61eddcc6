namespace PortSip.Client;

/// <summary>The result of a check.</summary>
public enum PortSipCheckResult
{
    /// <summary>It works.</summary>
    Passed,

    /// <summary>It doesn't work.</summary>
    Failed,

    /// <summary>It wasn't checked: an earlier check failed, or it doesn't apply here.</summary>
    Skipped,
}
