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
            throw new CommandException(PortSipFailure.ValidationFailed, $"{Unusable(file)}: {e.Message}", "Specify a file of Export-PortSipSimulatorTenant.", e);
        }
    }

    /// <summary>The error for a file whose tenant can't be used, with all mistakes.</summary>
    public static CommandException Unusable(string file, SimulatorTenantException e, string advice) => Refused(Unusable(file), e.Mistakes, advice, e);

    /// <summary>The error for a tenant that can't be used, with all mistakes.</summary>
    /// <param name="what">What can't be done.</param>
    /// <param name="mistakes">The mistakes, at least one.</param>
    /// <param name="advice">What the user can do about it.</param>
    /// <param name="e">The cause, if there is one.</param>
    public static CommandException Refused(string what, IReadOnlyList<SimulatorTenantMistake> mistakes, string advice, Exception? e = null) => mistakes is [var only]
        ? new CommandException(PortSipFailure.ValidationFailed, $"{what}: {only}", advice, e)
        : new CommandException(PortSipFailure.ValidationFailed, FormattableString.Invariant($"{what}: {mistakes.Count} mistakes."), advice, e)
        {
            Details = [.. mistakes.Take(LargestNumberOfLines).Select(mistake => $"  {mistake}"), .. mistakes.Count > LargestNumberOfLines ? ["  and more"] : Array.Empty<string>()],
        };

    private static string Unusable(string file) => $"The tenant file '{file}' can't be used";
}
