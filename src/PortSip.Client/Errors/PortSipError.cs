namespace PortSip.Client;

/// <summary>One entry of the <c>errors</c> list that the PBX sends with a 4xx response.</summary>
/// <param name="Code">Upper case with underscores: <c>VALIDATE_FAILED</c>, <c>UNAUTHORIZED</c>, <c>UNKNOWN</c>; new ones may appear.</param>
/// <param name="Message">The PBX's own text, or null.</param>
/// <param name="Detail">Details as JSON text, or null.</param>
public sealed record PortSipError(string Code, string? Message, string? Detail) : PortSipRecord
{
    /// <summary>The code, and the PBX's text if there is any.</summary>
    public override string ToString() => Message is null ? Code : $"{Code}: {Message}";
}
