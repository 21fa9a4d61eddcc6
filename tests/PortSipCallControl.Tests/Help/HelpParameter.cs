namespace PortSipCallControl.Tests.Help;

/// <summary>A parameter as a page has it.</summary>
internal sealed record HelpParameter(string Name, string Text, string Type, bool SupportsWildcards, bool DontShow, IReadOnlyList<string> Aliases, IReadOnlyList<HelpParameterSet> Sets);

/// <summary>Its part in a parameter set.</summary>
internal sealed record HelpParameterSet(string Name, string Position, bool IsRequired, bool FromPipeline, bool FromPipelineByPropertyName);
