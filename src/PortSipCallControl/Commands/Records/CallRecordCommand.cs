using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The parameters that the cmdlets for CDRs and call logs share, in addition to those of every record.</summary>
public abstract class CallRecordCommand : RecordCommand
{
    /// <summary>Only those of this direction.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [EnumText(typeof(PortSipCallDirection), Suffix = "Call")]
    public PortSipCallDirection? Direction { get; set; }

    /// <summary>Only those whose user data contains this text: the way to find a call again that was placed with -UserData.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [NoOffers]
    public string? UserData { get; set; }

    private protected override RecordQuery Query => base.Query with { Direction = Direction, UserData = Text.OrNull(UserData) };
}
