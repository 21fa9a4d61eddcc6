using System.Collections;

namespace PortSipCallControl;

/// <summary>The completion request.</summary>
/// <param name="Command">The name of the cmdlet.</param>
/// <param name="Parameter">The name of the parameter.</param>
/// <param name="BoundParameters">The values of the other parameters on the command line.</param>
/// <param name="Typed">The beginning of the argument, without quotation marks.</param>
internal sealed record CompletionQuery(string Command, string Parameter, IDictionary BoundParameters, string Typed);
