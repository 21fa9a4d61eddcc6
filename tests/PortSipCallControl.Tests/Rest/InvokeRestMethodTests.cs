using System.Management.Automation;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Rest;

public sealed class InvokeRestMethodTests
{
    [Fact]
    public async Task Hashtables_objects_and_text_become_the_body()
    {
        var (session, pbx) = await ConnectedAsync(_ => Answer.Empty());
        using var closing = session;
        await using var stopping = pbx;

        session.Get("""
            Invoke-PortSipRestMethod x -Method Post -Body ([ordered]@{ name = 'é'; on = $true; list = 1, '0033' })
            Invoke-PortSipRestMethod x -Method Post -Body ([pscustomobject]@{ id = 884757570370146304; inner = @{ at = [datetime]::new(2024, 8, 20, 6, 0, 0, [DateTimeKind]::Utc) } })
            Invoke-PortSipRestMethod x -Method Post -Body '{"a":1}'
            Invoke-PortSipRestMethod x -Query ([ordered]@{ filter = "name eq 'a'"; top = 5 })
            """);

        Assert.Equal(
            [
                """POST /api/x {"name":"é","on":true,"list":[1,"0033"]}""",
                """POST /api/x {"id":884757570370146304,"inner":{"at":"2024-08-20T06:00:00Z"}}""",
                """POST /api/x {"a":1}""",
                "GET /api/x?filter=name%20eq%20%27a%27&top=5",
            ],
            pbx.Operations.Select(r => r.ToString()));
    }

    [Fact]
    public async Task The_answer_is_an_object_with_the_APIs_names()
    {
        var (session, pbx) = await ConnectedAsync(_ => Answer.Json("""{"user_data":"x","id":884757570370146304,"big":99999999999999999999,"Id":"second","items":[{"a":null},2],"":1}"""));
        using var closing = session;
        await using var stopping = pbx;

        var answer = Assert.Single(session.Get("Invoke-PortSipRestMethod x"));

        Assert.Equal("x", answer.Properties["user_data"].Value);
        Assert.Equal(884757570370146304L, answer.Properties["id"].Value);
        Assert.Equal("99999999999999999999", answer.Properties["big"].Value);
        Assert.Equal("second", answer.Properties["Id_"].Value);
        Assert.Null(((PSObject)((object?[])answer.Properties["items"].Value!)[0]!).Properties["a"].Value);
    }

    [Fact]
    public async Task Raw_gives_the_text_and_a_list_is_emitted_item_by_item()
    {
        var (session, pbx) = await ConnectedAsync(_ => Answer.Json("[ 1 , {\"a\":2} ]"));
        using var closing = session;
        await using var stopping = pbx;

        Assert.Equal("[ 1 , {\"a\":2} ]", session.Single<string>("Invoke-PortSipRestMethod x -Raw"));
        Assert.Equal(2, session.Get("Invoke-PortSipRestMethod x").Count);
    }

    [Fact]
    public async Task WhatIf_sends_no_POST()
    {
        var (session, pbx) = await ConnectedAsync(_ => Answer.Empty());
        using var closing = session;
        await using var stopping = pbx;

        session.Get("Invoke-PortSipRestMethod x/destroy -Method Post -WhatIf");

        Assert.Empty(pbx.Operations);
    }

    [Theory]
    [InlineData("Invoke-PortSipRestMethod https://elsewhere.example/api/x")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body '{'")]
    [InlineData("Invoke-PortSipRestMethod x -Body @{ a = 1 }")]
    [InlineData("Invoke-PortSipRestMethod x -Query '[1]'")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body @{ p = [securestring]::new() }")]
    [InlineData("$a = @{}; $a.a = $a; Invoke-PortSipRestMethod x -Method Post -Body $a")]
    public async Task What_cant_be_sent_is_ValidationFailed(string script)
    {
        var (session, pbx) = await ConnectedAsync(_ => Answer.Empty());
        using var closing = session;
        await using var stopping = pbx;

        Assert.Equal("ValidationFailed", session.Run(script).ErrorId);
        Assert.Empty(pbx.Operations);
    }

    [Fact]
    public void All_pages_through_a_collection()
    {
        using var session = new PowerShellSession();

        var callers = session.Get("""
            $null = Start-PortSipSimulator | Connect-PortSip
            1..120 | ForEach-Object { New-PortSipCall 1001 1002 | Stop-PortSipCall }
            (Invoke-PortSipRestMethod cdrs -All).caller
            """);

        Assert.Equal(120, callers.Count);
    }

    [Fact]
    public void A_path_that_the_PBX_doesnt_know_is_NotFound()
    {
        using var session = new PowerShellSession();

        Assert.Equal("NotFound", session.Run("$null = Start-PortSipSimulator | Connect-PortSip; Invoke-PortSipRestMethod no/such/path").ErrorId);
    }

    [Theory]
    [InlineData("Invoke-PortSipRestMethod users -Query @{ sip_password = 'S3cret-73194628' }")]
    [InlineData("Invoke-PortSipRestMethod users -Query @{ voicemail_pin = 73194628 }")]
    [InlineData("Invoke-PortSipRestMethod 'users?password=S3cret-73194628'")]
    [InlineData("Invoke-PortSipRestMethod 'users?client_secret=S3cret-73194628' -Method Post -Body @{ pin = 73194628 }")]
    [InlineData("Invoke-PortSipRestMethod 'users?client_secret=S3cret-73194628' -Method Post -WhatIf")]
    [InlineData("Invoke-PortSipRestMethod 'users?pin=73194628' -All")]
    [InlineData("Invoke-PortSipRestMethod 'https://elsewhere.example/users?pin=73194628'")]
    public async Task No_stream_and_no_error_shows_a_secret_that_was_sent(string script)
    {
        var (session, pbx) = await ConnectedAsync(r => Answer.Error(400, "VALIDATE_FAILED", $"bad value S3cret-73194628 in {r}"));
        using var closing = session;
        await using var stopping = pbx;

        // -Debug makes 5.1 and 7.4 ask at each debug line: there, $DebugPreference = 'Continue' is the way.
        var result = session.Run($"{script} -Verbose -Debug -WarningAction Continue");

        Assert.DoesNotContain("73194628", $"{result.AllText()} {string.Join(" ", result.Errors.Select(e => e.TargetObject))}", StringComparison.Ordinal);
        Assert.All(pbx.Operations, r => Assert.Contains("73194628", r.ToString(), StringComparison.Ordinal));
    }

    private static async Task<(PowerShellSession Session, FakePbx Pbx)> ConnectedAsync(Func<RecordedRequest, Answer> answer)
    {
        var pbx = await FakePbx.StartAsync(answer);
        var session = new PowerShellSession();
        session.Get("$null = Connect-PortSip $url -AccessToken ([Net.NetworkCredential]::new('', 'x').SecurePassword)", ("url", pbx.Url));
        return (session, pbx);
    }
}
