using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Why a value can't be that of a parameter, said to the binder. The value may be a cell of a table that strangers filled, or an address
/// with a password, given in the wrong place.
/// </summary>
internal static class Unbindable
{
    /// <summary>The error, whose text does nothing to a terminal.</summary>
    /// <param name="problem">What is wrong, and what has to be given.</param>
    /// <param name="reason">With a failed cast as the reason the binder goes on to what else may fit.</param>
    public static ArgumentTransformationMetadataException Because(string problem, PSInvalidCastException? reason = null)
    {
        var text = NeutralText.Of(Secrets.MaskAddress(problem));
        return reason is null ? new(text) : new(text, reason);
    }
}
