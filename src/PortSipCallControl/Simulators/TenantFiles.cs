using System.IO;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>Reads the files of tenants.</summary>
internal static class TenantFiles
{
    private const int LargestNumberOfLines = 50;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The full path.</param>
    /// <param name="known">The tenant with the passwords that the file doesn't contain; null for the public defaults.</param>
    /// <exception cref="CommandException">ValidationFailed, with all mistakes.</exception>
    public static SimulatorTenant Read(string file, SimulatorTenant? known = null)
    {
        try
        {
            return SimulatorTenantFile.Read(File.ReadAllText(file), known);
        }
        catch (SimulatorTenantException e)
        {
            throw Unusable(file, e, "Correct these lines. Export-PortSipSimulatorTenant writes a file with all members.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(file, e.Message, "Specify a file of Export-PortSipSimulatorTenant.", e);
        }
    }

    /// <summary>The error for a file whose tenant can't be used, with all mistakes.</summary>
    public static CommandException Unusable(string file, SimulatorTenantException e, string advice) => e.Mistakes is [var only]
        ? Unusable(file, only.ToString(), advice, e)
        : new CommandException(PortSipFailure.ValidationFailed, FormattableString.Invariant($"The tenant file '{file}' can't be used: {e.Mistakes.Count} mistakes."), advice, e)
        {
            Details = [.. e.Mistakes.Take(LargestNumberOfLines).Select(mistake => $"  {mistake}"), .. e.Mistakes.Count > LargestNumberOfLines ? ["  and more"] : Array.Empty<string>()],
        };

    private static CommandException Unusable(string file, string problem, string advice, Exception e) =>
        new(PortSipFailure.ValidationFailed, $"The tenant file '{file}' can't be used: {problem}", advice, e);
}
