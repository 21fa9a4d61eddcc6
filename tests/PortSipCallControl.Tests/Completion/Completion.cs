using System.Management.Automation;

namespace PortSipCallControl.Tests.Completion;

/// <summary>What Tab does.</summary>
internal static class Completion
{
    /// <summary>What is offered at the end of the line.</summary>
    public static CommandCompletion Of(PowerShellSession session, string line)
    {
        using var shell = PowerShell.Create(session.Runspace);
        return CommandCompletion.CompleteInput(line, line.Length, options: null, shell);
    }

    /// <summary>The texts that the module offers.</summary>
    public static IEnumerable<string> Texts(PowerShellSession session, string line) => Values(session, line).Select(c => c.CompletionText);

    /// <summary>What the module offers: the engine's own (files of the folder, where the module offers nothing) is left out.</summary>
    public static IReadOnlyList<CompletionResult> Values(PowerShellSession session, string line) =>
        [.. Of(session, line).CompletionMatches.Where(m => IsSomething(m) && m.ResultType == CompletionResultType.ParameterValue)];

    /// <summary>Whether files of the folder are offered.</summary>
    public static bool OffersFiles(PowerShellSession session, string line) =>
        Of(session, line).CompletionMatches.Any(m => IsSomething(m) && m.ResultType is (CompletionResultType.ProviderItem or CompletionResultType.ProviderContainer));

    // The engine's own "nothing, and don't offer files either" throws when it is read.
    private static bool IsSomething(CompletionResult result)
    {
        try
        {
            return result.CompletionText.Length > 0;
        }
        catch (PSInvalidOperationException)
        {
            return false;
        }
    }
}
