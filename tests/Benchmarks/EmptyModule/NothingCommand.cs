using System.Management.Automation;

namespace EmptyModule;

/// <summary>Does nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Nothing")]
public sealed class NothingCommand : PSCmdlet;
