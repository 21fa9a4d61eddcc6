using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For the id of a call. A call or its call log can be passed in place of its id.</summary>
internal class CallIdAttribute : IdTextAttribute
{
    private protected sealed override string Kind => "a session id";

    private protected sealed override string One(object? input) =>
        base.One((input is PSObject wrapped ? wrapped.BaseObject : input) switch
        {
            PortSipCall call => call.Id,
            // Its own id is that of the log.
            PortSipCallLog { SessionId: { } session } => session,
            _ => input,
        });
}
