namespace PortSip.Wallboard;

/// <summary>Converts the PBX's times, so that a wait on the board is right also if the two clocks differ.</summary>
internal sealed class PbxClock
{
    // Times are whole seconds, and a response takes a while.
    private static readonly TimeSpan Noise = TimeSpan.FromSeconds(2);

    private TimeSpan _ahead;

    /// <summary>The PBX stated its time.</summary>
    public void Compare(DateTimeOffset pbx, DateTimeOffset here) => _ahead = (pbx - here).Duration() <= Noise ? TimeSpan.Zero : pbx - here;

    /// <summary>A time of the PBX by this computer's clock.</summary>
    public DateTimeOffset Here(DateTimeOffset pbx) => pbx - _ahead;

    /// <summary>A time of this computer by the PBX's clock.</summary>
    public DateTimeOffset There(DateTimeOffset here) => here + _ahead;
}
