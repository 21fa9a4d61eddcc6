using System.Collections;

namespace PortSipCallControl;

/// <summary>What is completed.</summary>
/// <param name="Command">The name of the cmdlet.</param>
/// <param name="Parameter">The name of the parameter.</param>
/// <param name="BoundParameters">What the rest of the command line gives.</param>
internal sealed record CompletionQuery(string Command, string Parameter, IDictionary BoundParameters);
