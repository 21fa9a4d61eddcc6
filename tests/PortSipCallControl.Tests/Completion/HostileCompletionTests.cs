using System.Management.Automation;
using System.Management.Automation.Language;
using PortSip.Testing;
using PortSipCallControl.Tests.Strangers;

namespace PortSipCallControl.Tests.Completion;

/// <summary>Whatever a stranger is called, Tab writes one argument, and runs nothing.</summary>
public sealed class HostileCompletionTests(HostileCompletionTests.Sessions sessions) : IClassFixture<HostileCompletionTests.Sessions>
{
    // What ends a text, or means something to PowerShell, or would be read as something else than text.
    private static readonly string[] Names =
    [
        "x\u2018;New-Item evil;\u2018", "x\u2019;New-Item evil;\u2019", "x\u201A;New-Item evil;\u201A", "x\u201B;New-Item evil;\u201B", "x';New-Item evil;'", "x\u2019';New-Item evil;'\u2019",
        "x\";New-Item evil;\"", "x\u201C;New-Item evil;\u201D", "x\u201E;New-Item evil;\u201E", "'", "\u2019", "\u2019\u2019", "'\u2019", "\"", "''", "x'", "x\u2018",
        "$(New-Item evil)", "$env:PATH", "${x}", "x$y", "`", "x`", "x` y", "x;y", "x|y", "x&y", "&x", ". x", ".\\x", "x>y", "x<y", "2>&1", ">x", "(x)", "@(x)", "@x", "@{x=1}", "{x}", "}", "[x]", "#x", "x#y", "<#x#>",
        "x,y", ",", "-WhatIf", "-Confirm:$false", "\u2013WhatIf", "\u2014x", "\u2015x", "--%", "--", "-", "%", "%x", "?", "*", "~", "!x", "=x", "x=y", "+1", "a b", " x", "x ",
        "\u00A0x", "x\u00A0y", "1kb", "0x3F0", "1e5", "1.5", ".5", "5.", "1d", "1l", "1u", "12n", "0033187691", "00", "884757570370146304", "12345678901234567890123456789012345",
        "true", "if", "x.y", "x-y", "x:y", "\u00E9t\u00E9", "\u0661\u0662", "\uFF11", "\U0001F600", "*63600", "#31#", "+442079460000",
    ];

    // These a terminal would obey.
    private static readonly string[] ActiveNames =
    [
        "x\nNew-Item evil", "x\rNew-Item evil", "x\u0000", "x\ty", "\u001b]0;evil\u0007", "\u009b31m", "x\u0007", "x\u007f", "x\u0085New-Item evil", "x\u2028y", "x\u2029y",
        "\u202Egnp.exe", "x\u200Fy", "x\u061Cy", "\u2066x\u2069",
    ];

    private static readonly string[] Quotes = ["'", "\"", "\u2018", "\u2019", "\u201A", "\u201B", "\u201C", "\u201D", "\u201E"];

    public static TheoryData<string, string> EveryParameter => [.. Completed.Select(c => (c.Cmdlet, c.Parameter))];

    public static TheoryData<string, string> OneParameterOfEachCompleter => [.. Completed.DistinctBy(c => c.Completer).Select(c => (c.Cmdlet, c.Parameter))];

    private static IEnumerable<(string Cmdlet, string Parameter, string Completer)> Completed =>
        CompleterConventionTests.Completed.Where(c => !CompleterConventionTests.KnownWithoutPbx.Contains(c.Completer));

    // The newest twenty records are offered, one of which is harmless; the extensions of a simulator aren't strangers.
    private static IEnumerable<string> Expected(string cmdlet, string parameter) => (cmdlet, parameter) switch
    {
        (_, "Id") when cmdlet.EndsWith("Voicemail", StringComparison.Ordinal) || cmdlet.EndsWith("Cdr", StringComparison.Ordinal) || cmdlet.EndsWith("Log", StringComparison.Ordinal) || cmdlet.EndsWith("Recording", StringComparison.Ordinal) => Names.Take(19),
        ("Get-PortSipCallLog", "SessionId") => Names.Take(19),
        ("Set-PortSipSimulatorRule", "Callee") => ["1001"],
        ("Set-PortSipSimulatorRule", "ForwardTo") => ["1001", "Voicemail", "Ring"],
        ("Set-PortSipSimulatorRule", "Queue") => [],
        ("Set-PortSipSimulatorRule", "RingGroup") => ["6000", "6001"],
        ("Set-PortSipSimulatorRule", "UnansweredTo") => ["1001", "Voicemail", "HangUp", "Repeat"],
        ("Set-PortSipSimulatorRule", "NightTo") => ["1001", "Voicemail", "HangUp"],
        ("New-PortSipSimulatorCall", "To") => ["498912345"],
        ("Set-PortSipExtension", "To") => [.. Names, "Voicemail", "Ring", "HangUp"],
        _ => Names,
    };

    [Theory]
    [MemberData(nameof(EveryParameter))]
    public async Task Each_name_of_a_stranger_completes_to_one_argument_that_is_the_name(string cmdlet, string parameter)
    {
        var session = await sessions.OfEveryNameAsync();

        AssertEachNameIsOffered(session, cmdlet, parameter, "");
    }

    // All completers write their offers in one way (CompleterConventionTests), whatever parameter they complete.
    [Theory]
    [MemberData(nameof(OneParameterOfEachCompleter))]
    public async Task Each_name_of_a_stranger_completes_to_one_argument_whatever_quote_was_typed(string cmdlet, string parameter)
    {
        var session = await sessions.OfEveryNameAsync();

        foreach (var quote in Quotes)
            AssertEachNameIsOffered(session, cmdlet, parameter, quote);
    }

    [Theory]
    [MemberData(nameof(EveryParameter))]
    public async Task What_is_shown_of_a_name_does_nothing_to_the_terminal(string cmdlet, string parameter)
    {
        var session = await sessions.OfActiveNamesAsync();

        var offered = Completion.Of(session, $"{cmdlet}{Context(cmdlet, parameter)} -{parameter} ").CompletionMatches;

        Assert.NotEmpty(offered);
        Assert.All(offered, match => Terminal.AssertHarmless($"{match.CompletionText}{match.ListItemText}{match.ToolTip}"));
    }

    [Theory]
    [InlineData("x\u2019", "x\u2019;New-Item evil;\u2019")]
    [InlineData("'x\u2019\u2019;", "x\u2019;New-Item evil;\u2019")]
    [InlineData("'x\u2019\u2019;'", "x\u2019;New-Item evil;\u2019")]
    [InlineData("\u2018x\u2019\u2019;", "x\u2019;New-Item evil;\u2019")]
    [InlineData("\"x\"\";", "x\";New-Item evil;\"")]
    [InlineData("'884", "884757570370146304")]
    [InlineData("\u201C884\u201D", "884757570370146304")]
    public async Task What_was_begun_is_gone_on_with_whatever_quotes_it_has(string typed, string name)
    {
        var session = await sessions.OfHarmlessNamesAsync();

        Assert.Contains(name, Arguments(session, $"Stop-PortSipCall -Id {typed}"));
        Assert.DoesNotContain("true", Arguments(session, $"Stop-PortSipCall -Id {typed}"));
    }

    // What the completer has to know besides.
    private static string Context(string cmdlet, string parameter) => (cmdlet, parameter) switch
    {
        (_, "InstanceId") => $" -ExtensionNumber {HostilePbx.Harmless}",
        (_, "TargetInstanceId") => $" -TargetExtensionNumber {HostilePbx.Harmless}",
        (_, "Id") when cmdlet.EndsWith("ConferenceParticipant", StringComparison.Ordinal) => $" -Room {HostilePbx.Harmless}",
        (_, "SessionId") when cmdlet == "Receive-PortSipQueueCall" => $" -Queue {HostilePbx.Harmless}",
        _ => "",
    };

    private static void AssertEachNameIsOffered(PowerShellSession session, string cmdlet, string parameter, string opening)
    {
        var offered = Arguments(session, $"{cmdlet}{Context(cmdlet, parameter)} -{parameter} {opening}");

        Assert.Equal(Expected(cmdlet, parameter).Order(StringComparer.Ordinal), offered.Except([HostilePbx.Harmless]).Order(StringComparer.Ordinal));
    }

    /// <summary>What each offer is, once it stands on the line: it has to be the last argument of the line's only command.</summary>
    private static List<string> Arguments(PowerShellSession session, string line)
    {
        var completion = Completion.Of(session, line);
        return [.. completion.CompletionMatches.Select(match => Argument(InPlace(line, completion, match)))];
    }

    private static string InPlace(string line, CommandCompletion completion, CompletionResult match) =>
        line[..completion.ReplacementIndex] + match.CompletionText + line[(completion.ReplacementIndex + completion.ReplacementLength)..];

    private static string Argument(string line)
    {
        var script = Parser.ParseInput(line, out _, out var errors);
        Assert.True(errors.Length == 0, line);
        var statement = Assert.Single(script.EndBlock.Statements);
        var command = Assert.IsType<CommandAst>(Assert.Single(Assert.IsType<PipelineAst>(statement).PipelineElements));
        Assert.Empty(command.Redirections);
        var argument = command.CommandElements[^1];
        Assert.True(argument.Extent.EndOffset == line.Length, line);
        // A number at the prompt keeps its text.
        return argument is StringConstantExpressionAst text ? text.Value : Assert.IsType<ConstantExpressionAst>(argument) is { Value: int or long } number ? number.Extent.Text : throw new InvalidDataException(line);
    }

    /// <summary>A session for each list of names: a completion changes nothing. Each test gets a new connection, which remembers nothing.</summary>
    public sealed class Sessions : IAsyncDisposable
    {
        private readonly Dictionary<string, (FakePbx Pbx, PowerShellSession Session)> _started = [];

        internal Task<PowerShellSession> OfEveryNameAsync() => StartedAsync(nameof(OfEveryNameAsync), [.. Names, .. ActiveNames]);

        internal Task<PowerShellSession> OfActiveNamesAsync() => StartedAsync(nameof(OfActiveNamesAsync), [.. Names.Take(3), .. ActiveNames]);

        internal Task<PowerShellSession> OfHarmlessNamesAsync() => StartedAsync(nameof(OfHarmlessNamesAsync), Names);

        public async ValueTask DisposeAsync()
        {
            foreach (var (pbx, session) in _started.Values)
            {
                session.Dispose();
                await pbx.DisposeAsync();
            }
        }

        private async Task<PowerShellSession> StartedAsync(string key, IEnumerable<string> names)
        {
            if (!_started.TryGetValue(key, out var started))
                _started[key] = started = await StartAsync(names);
            HostilePbx.Connect(started.Session, started.Pbx);
            return started.Session;
        }

        private static async Task<(FakePbx Pbx, PowerShellSession Session)> StartAsync(IEnumerable<string> names)
        {
            var pbx = await HostilePbx.StartAsync(names);
            var session = new PowerShellSession();
            session.Get(
                """
                $trunks = @($names) + @($activeNames)
                $null = Start-PortSipSimulator -Trunk $trunks -ExtensionNumber 1001
                Set-PortSipSimulatorRule -Did 498912345 -ForwardTo 1001
                foreach ($name in $trunks) { $null = Connect-PortSip $url -Name $name -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword) }
                """,
                ("names", Names), ("activeNames", ActiveNames), ("url", pbx.Url));
            return (pbx, session);
        }
    }
}
