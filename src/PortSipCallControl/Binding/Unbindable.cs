using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Why a value can't be that of a parameter, said to the binder. The value may be a cell of a table that strangers filled.</summary>
internal static class Unbindable
{
    /// <summary>The error, whose text does nothing to a terminal.</summary>
    /// <param name="problem">What is wrong, and what has to be given.</param>
    /// <param name="reason">With a failed cast as the reason the binder goes on to what else may fit.</param>
    public static ArgumentTransformationMetadataException Because(string problem, PSInvalidCastException? reason = null) =>
        reason is null ? new(NeutralText.Of(problem)) : new(NeutralText.Of(problem), reason);
}
