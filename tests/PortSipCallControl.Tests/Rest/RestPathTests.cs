using PortSip.Client;

namespace PortSipCallControl.Tests.Rest;

/// <summary>Invoke-PortSipRestMethod knows the paths of PortSIP's public description.</summary>
public sealed class RestPathTests
{
    [Theory]
    [InlineData("/conf", "/conference_rooms", "Conference. GET: list conference rooms; POST: create a conference room")]
    [InlineData("conf", "/conference_rooms", "Conference. GET: list conference rooms; POST: create a conference room")]
    [InlineData("/api/conf", "/conference_rooms", "Conference. GET: list conference rooms; POST: create a conference room")]
    [InlineData("/call_queues/17/ag", "/call_queues/17/agents", "Call Queue. GET: list agents of a call queue; POST: change agents of a call queue")]
    [InlineData("blacklisted_numbers/5/", "/blacklisted_numbers/5/destroy", "Security. POST: delete a blacklisted number")]
    public void Tab_completes_a_path_and_says_what_it_does(string typed, string path, string hint)
    {
        using var session = new PowerShellSession();

        var offered = Completion.Completion.Of(session, $"Invoke-PortSipRestMethod {typed}").CompletionMatches;

        Assert.Equal((path, hint), (offered[0].CompletionText.Trim('\''), offered[0].ToolTip));
    }

    [Fact]
    public void A_path_with_a_placeholder_is_one_argument()
    {
        using var session = new PowerShellSession();

        Assert.Contains(Completion.Completion.Of(session, "Invoke-PortSipRestMethod /call_queues/").CompletionMatches, match => match.CompletionText == "'/call_queues/{id}'");
    }

    [Fact]
    public void The_other_parameters_narrow_the_paths()
    {
        using var session = new PowerShellSession();

        Assert.Contains("/cdrs", Texts(session, "Invoke-PortSipRestMethod -All -Path /cdr"));
        Assert.DoesNotContain("/cdrs/{id}", Texts(session, "Invoke-PortSipRestMethod -All -Path /cdr"));
        Assert.Contains("/user/presence", Texts(session, "Invoke-PortSipRestMethod -Method Post -Path /user/p"));
        Assert.DoesNotContain("/user/ring_groups", Texts(session, "Invoke-PortSipRestMethod -Method Post -Path /user/"));
    }

    [Fact]
    public void No_files_are_offered_for_an_unknown_path()
    {
        using var session = new PowerShellSession();

        Assert.Equal(["/nowhere"], Texts(session, "Invoke-PortSipRestMethod /nowhere"));
    }

    [Fact]
    public void A_method_that_the_description_does_not_have_is_warned_about_and_sent()
    {
        using var test = new SimulatedSession();

        var result = test.Run("Invoke-PortSipRestMethod cdrs Post -Body @{ a = 1 }");

        Assert.Equal("PortSIP's description of the API has /cdrs only with Get: list CDRs. It is sent with Post anyway.", Assert.Single(result.Warnings));
        Assert.StartsWith("POST /api/cdrs", Assert.Single(test.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-PortSipRestMethod call_queues -Query @{ top = 1 }")]
    [InlineData("Invoke-PortSipRestMethod /api/call_queues?top=1")]
    [InlineData("Invoke-PortSipRestMethod feature_of_2030 -ErrorAction SilentlyContinue")]
    [InlineData("Invoke-PortSipRestMethod user/presence Post -Body @{ presence = 'AWAY' }")]
    [InlineData("Invoke-PortSipRestMethod user/call_queues/1/agent Post -Body @{ status = 'READY'; reason = 'of a newer version' } -ErrorAction SilentlyContinue")]
    [InlineData("Invoke-PortSipRestMethod feature_of_2030 Post -Body @{ whatever = 1 } -ErrorAction SilentlyContinue")]
    [InlineData("Invoke-PortSipRestMethod sessions Post -Body '{\"caller\":\"1001\",\"callee\":\"1002\",\"send_sdp\":true}'")]
    public void Known_methods_and_unknown_paths_are_not_warned_about(string command)
    {
        using var test = new SimulatedSession();

        Assert.Empty(test.Run(command).Warnings);
    }

    [Theory]
    [InlineData("user/presence Post @{ presense = 'AWAY' }", "the field presense in the body of POST /user/presence. Did you mean presence?")]
    [InlineData("user/presence Post '{\"presence\":\"AWAY\",\"Note\":\"x\"}'", "the field Note in the body of POST /user/presence. Did you mean presence_note?")]
    [InlineData("/api/call_queues/17/agents Post -Body @{ items = @(@{ extension_number = '1001'; skill = 1 }, @{ skill = 2 }) }", "the field skill in the body of POST /call_queues/{id}/agents. Did you mean skill_level?")]
    [InlineData("blacklisted_numbers Post @{ number = '1'; xyz = 1 }", "the field xyz in the body of POST /blacklisted_numbers. Existing: number, expire_at, description.")]
    public void A_field_that_the_description_does_not_have_is_warned_about_once_and_sent(string command, string warning)
    {
        using var test = new SimulatedSession();

        var body = command.Contains("-Body", StringComparison.Ordinal) ? command : command.Replace("Post ", "Post -Body ", StringComparison.Ordinal);
        var result = test.Run($"Invoke-PortSipRestMethod {body} -ErrorAction SilentlyContinue");

        Assert.Equal($"PortSIP's description of the API doesn't have {warning} It is sent anyway.", Assert.Single(result.Warnings));
        Assert.StartsWith("POST", Assert.Single(test.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public void Piped_bodies_are_warned_about_once_for_each_field()
    {
        using var test = new SimulatedSession();

        Assert.Equal(2, test.Run("@{ number = '1'; a1 = 1 }, @{ number = '2'; a1 = 1; b1 = 1 } | Invoke-PortSipRestMethod blacklisted_numbers Post").Warnings.Count);
    }

    [Fact]
    public void A_placeholder_that_is_still_in_the_path_is_an_error_and_nothing_is_sent()
    {
        using var test = new SimulatedSession();

        var result = test.Run("Invoke-PortSipRestMethod '/call_queues/{id}/agents'");

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Equal("The path contains the placeholder {id}.", result.Error.ErrorDetails.Message);
        Assert.Empty(test.Requests);
    }

    [Fact]
    public void A_name_takes_precedence_over_a_placeholder() => Assert.Equal("/users/profile", KnownRestPath.Find("users/profile")?.Path);

    [Fact]
    public void Every_path_has_an_area_and_a_summary_of_each_method_and_is_there_once()
    {
        Assert.All(KnownRestPath.All, known =>
        {
            Assert.NotEmpty(known.Area);
            Assert.StartsWith("/", known.Path, StringComparison.Ordinal);
            Assert.True(known.Get is not null || known.Post is not null, known.Path);
        });
        Assert.Equal(KnownRestPath.All.Count, KnownRestPath.All.Select(known => known.Path).Distinct(StringComparer.Ordinal).Count());
        Assert.True(KnownRestPath.All.Count > 400, "The table has too few paths.");
    }

    private static IEnumerable<string> Texts(PowerShellSession session, string line) =>
        Completion.Completion.Of(session, line).CompletionMatches.Select(match => match.CompletionText.Trim('\''));
}
