using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// The error for the binder if a value isn't valid for a parameter. The value may be a cell of an untrusted table, or an address
/// with a password, passed to the wrong parameter.
/// </summary>
internal static class Unbindable
{
    /// <summary>The error; its text has no effect on a terminal.</summary>
    /// <param name="problem">What is wrong, and what is expected.</param>
    /// <param name="reason">With a failed cast as the reason, the binder continues with whatever else may fit.</param>
    public static ArgumentTransformationMetadataException Because(string problem, PSInvalidCastException? reason = null)
    {
        var text = NeutralText.Of(Secrets.MaskAddress(problem));
        return reason is null ? new(text) : new(text, reason);
    }
}
