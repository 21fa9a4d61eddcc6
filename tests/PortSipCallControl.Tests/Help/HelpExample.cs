namespace PortSipCallControl.Tests.Help;

/// <summary>An example of a page.</summary>
/// <param name="Page">The cmdlet whose page it is.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Title">Its title.</param>
/// <param name="Code">What is typed.</param>
/// <param name="Text">What is said of it.</param>
internal sealed record HelpExample(string Page, int Number, string Title, string Code, string Text)
{
    // The first begins with nothing; the page says that the others go on in such a session.
    private const string Session = "$simulator = Start-PortSipSimulator; $null = $simulator | Connect-PortSip\n";

    // Its page says so: otherwise, calls would take minutes, and at night the people would be called in the morning.
    private const string CampaignSession = "$simulator = Start-PortSipSimulator -AutoAdvance; $null = $simulator | Connect-PortSip; Set-PortSipSimulatorRule '100?' Answer -HangUpAfterMs 20000\n";

    /// <summary>A real PBX is meant: it can be read, and not be run.</summary>
    public bool NeedsRealPbx => Code.Contains("example.com", StringComparison.Ordinal);

    /// <summary>It fills a terminal, until a key is pressed.</summary>
    public bool NeedsTerminal => Code.Contains("Show-PortSipWallboard", StringComparison.Ordinal);

    public bool IsPester => Code.StartsWith("Describe ", StringComparison.Ordinal);

    /// <summary>The whole script, complete by itself.</summary>
    public string Script => Number == 1 || IsPester ? Code : (Page == "Invoke-PortSipCampaign" ? CampaignSession : Session) + Code;

    public override string ToString() => $"{Page}-{Number}";
}
