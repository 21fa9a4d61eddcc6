namespace PortSip.Simulator;

/// <summary>Session ids in paths.</summary>
internal static class SessionId
{
    /// <summary>Not an id, but "the last call of this number".</summary>
    public const string Latest = "1";

    public static bool IsWellFormed(string id) => NumberForm.IsDigits(id);
}
