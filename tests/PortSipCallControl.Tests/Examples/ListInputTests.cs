using PortSip.Testing;
using PortSipCallControl.Tests.Cultures;
using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Examples;

/// <summary>What people feed the examples with: they take what a spreadsheet saves, and never end as if they had called when they called nobody.</summary>
public sealed class ListInputTests : IDisposable
{
    private static readonly string Examples = Path.Combine(ModuleUnderTest.Repository, "examples");

    private readonly string _folder = Directory.CreateTempSubdirectory("portsip").FullName;

    [Theory]
    [InlineData("Number,Name\n1002,Ann\n1003,Ben", "")]
    [InlineData("Name;Number\nAnn;1002\nBen;1003", "")]
    [InlineData("\"Name\"\t\"Number\"\n\"Ann\"\t\"1002\"\n\"Ben\"\t1003", "")]
    [InlineData("Number\u061BName\n1002\u061BAnn\n1003\u061BBen", "fa-IR")]
    [InlineData("\uFEFFNumber;Name;;\r\n\r\n1002;Ann;;\r\n1003;Ben;;\r\n", "de-DE")]
    [InlineData("number;NAME\n1002;Ann\n;nobody\n 1003 ;Ben", "tr-TR")]
    [InlineData("Number;Name;Answered;Tries;Reason;TalkTime\n1002;Ann;True;1;CalleeDisconnected;00:00:05\n1003;Ben;False;3;486 Busy Here;", "")]
    public void A_list_may_be_separated_as_spreadsheets_do(string list, string culture)
    {
        using var session = Session();

        var result = session.Run(Matrix.In(culture, """
            $rows = & "$examples/Invoke-CallList.ps1" @pbx -Path $list -Announcement 1001 -Retry 0
            "exit $LASTEXITCODE"
            $rows | ForEach-Object { "$($_.Name) $($_.Tries) $($_.Reason)" }
            """), ("list", Write(list)));

        Assert.Empty(result.Errors);
        Assert.Equal(["exit 2", "Ann 1 486 Busy Here", "Ben 1 486 Busy Here"], result.Output.Select(o => $"{o}"));
        Assert.Equal(list.Contains("nobody", StringComparison.Ordinal) ? ["1 of 3 rows have no number and are skipped."] : [], result.Warnings);
    }

    [Theory]
    [InlineData("Telephone,Name\n1002,Ann", "Telephone,Name")]
    [InlineData("Telefon;Name\n1002;Ann", "Telefon;Name")]
    [InlineData("Number|Name\n1002|Ann", "Number|Name")]
    [InlineData("Number,Name", "Number,Name")]
    [InlineData("Number,Name\n", "Number,Name")]
    [InlineData("Number,Name\n,Ann\n ,Ben", "No row")]
    [InlineData("", "columns Number")]
    public void A_list_without_numbers_calls_nobody_and_says_so(string list, string word)
    {
        using var session = Session();

        var result = session.Run("& \"$examples/Invoke-CallList.ps1\" @pbx -Path $list -Announcement 1001; \"went on $LASTEXITCODE\"", ("list", Write(list)));

        Assert.Contains(word, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Get("$simulator | Get-PortSipSimulatorRequest -Operation OriginateCall"));
    }

    [Fact]
    public async Task A_scheduler_sees_by_the_exit_code_that_nobody_was_called()
    {
        // As a scheduler runs it: the exit code of the process is all that it sees.
        var (exitCode, output) = await PowerShellProcess.RunAsync($"& '{Examples}/Invoke-CallList.ps1' -Server 127.0.0.1:9 -Credential ([pscredential]::new('u', ('p' | ConvertTo-SecureString -AsPlainText -Force))) -Path '{Write("Telephone\n1002")}' -Announcement 1001");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Telephone", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dial_plan_that_tests_nothing_fails()
    {
        (string Plan, string Result, string Word)[] plans =
        [
            ("Caller;Callee;Outcome\n1001;1002;Answered\n1001;1003;486", "Passed 2", ""),
            ("Caller\tCallee\tOutcome\n1001\t1002\tAnswered", "Passed 1", ""),
            ("From,To,Outcome\n1001,1002,Answered", "Failed 0", "From,To,Outcome"),
            ("Caller,Callee,Outcome", "Failed 0", "Caller,Callee,Outcome"),
            ("Caller,Callee,Outcome\n1001,1002,busy", "Failed 0", "busy"),
            ("Caller,Callee,Outcome\n1001,,486", "Failed 0", "Callee="),
        ];
        var files = plans.Select((plan, i) => $"'{Write(plan.Plan, $"plan{i}.csv")}'");

        var (exitCode, output) = await PowerShellProcess.RunAsync($$"""
            foreach ($plan in {{string.Join(", ", files)}}) {
                $container = New-PesterContainer -Path '{{Examples}}/DialPlan.Tests.ps1' -Data @{ Plan = $plan }
                $result = Invoke-Pester -Container $container -PassThru -Output None
                "---$($result.Result) $($result.PassedCount)"
                $result.FailedContainers.ErrorRecord | ForEach-Object { "$_" }
            }
            """);

        Assert.True(exitCode == 0, output);
        var results = output.Split("---").Skip(1).ToList();
        Assert.Equal(plans.Length, results.Count);
        Assert.All(plans.Zip(results), p =>
        {
            Assert.StartsWith(p.First.Result, p.Second, StringComparison.Ordinal);
            Assert.Contains(p.First.Word, p.Second, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("Stop-LongCall.ps1", "-Confirm:$false")]
    [InlineData("Save-YesterdaysRecordings.ps1", "-Path $folder")]
    [InlineData("Set-QueueReady.ps1", "-Queue 8000")]
    [InlineData("Get-EndOfDayReport.ps1", "-Path $folder")]
    public async Task What_the_PBX_refuses_is_a_failure(string example, string arguments)
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path.EndsWith("sign_in", StringComparison.Ordinal) ? Answer.Json("""{"access_token":"t"}""") : Answer.Error(403));
        using var session = Session();

        var result = session.Run($"try {{ & \"$examples/{example}\" -Server $url -Credential $pbx.Credential {arguments}; \"exit $LASTEXITCODE\" }} catch {{ \"failed $($_.FullyQualifiedErrorId)\" }}", ("url", pbx.Url), ("folder", _folder));

        Assert.StartsWith("failed Forbidden,", Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4")]
    [InlineData("00:00:30")]
    [InlineData("-04:00:00")]
    public void Calls_of_less_than_a_minute_are_never_too_long(string longer)
    {
        using var session = Session();

        var result = session.Run($"$null = New-PortSipCall 1004 1005 -WaitFor Answered -Connection ($simulator | Connect-PortSip); & \"$examples/Stop-LongCall.ps1\" @pbx -Longer {longer} -Confirm:$false");

        Assert.Equal("ParameterArgumentValidationError,Stop-LongCall.ps1", result.Error.FullyQualifiedErrorId);
        Assert.Equal(1, session.Single<int>("$simulator.ActiveCalls"));
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("fi-FI")]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    public void A_day_is_ISO_and_written_so_in_every_culture(string culture)
    {
        using var session = Session();

        var result = session.Run(Matrix.In(culture, """
            New-PortSipCall 1001 1004 -Connection ($simulator | Connect-PortSip -Name lab) | Stop-PortSipCall -Connection lab
            $day = $simulator.Time.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
            $files = & "$examples/Get-EndOfDayReport.ps1" @pbx -Path $folder -Day $day
            $files.Name
            (Import-Csv $files[0]).StartedAt
            & "$examples/Save-YesterdaysRecordings.ps1" @pbx -Path $folder -Day $day
            """), ("folder", _folder));

        Assert.Empty(result.Errors);
        var lines = result.Output.Select(o => $"{o}").ToList();
        Assert.Matches(@"^calls-20\d\d-\d\d-\d\d\.csv$", lines[0]);
        Assert.Matches(@"^totals-20\d\d-\d\d-\d\d\.csv$", lines[1]);
        Assert.Matches(@"^report-20\d\d-\d\d-\d\d\.html$", lines[2]);
        Assert.Matches(@"^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$", lines[3]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static PowerShellSession Session()
    {
        var session = new PowerShellSession();
        session.Get("""
            $simulator = Start-PortSipSimulator
            $simulator | Set-PortSipSimulatorRule 1002 Busy
            $simulator | Set-PortSipSimulatorRule 1003 Busy
            $pbx = @{ Server = $simulator.Server; Credential = $simulator.Credential; Domain = $simulator.Domain }
            """, ("examples", Examples));
        return session;
    }

    private string Write(string content, string name = "list.csv")
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, content);
        return file;
    }
}
