using System.Management.Automation;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Rest;

/// <summary>What people give as a body: a clear request, or an error that says what to give instead.</summary>
public sealed class BodyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portsip").FullName;

    [Theory]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body (Get-Content $file)")]
    [InlineData("$lines = Get-Content $file; Invoke-PortSipRestMethod x -Method Post -Body $lines")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body (Get-Content $file -ReadCount 0)")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body (Get-Content $file -Raw)")]
    [InlineData("Get-Content $file -Raw | Invoke-PortSipRestMethod x -Method Post")]
    [InlineData("Get-Content $file -ReadCount 0 | Invoke-PortSipRestMethod x -Method Post")]
    public async Task The_lines_of_a_file_are_one_body(string script)
    {
        var (session, pbx) = await ConnectedAsync();
        using var closing = session;
        await using var stopping = pbx;

        session.Get(script, ("file", Write("{\n  \"name\": \"a\",\n  \"items\": [\n    1,\n    2\n  ]\n}\n")));

        Assert.Equal("""POST /api/x {"name":"a","items":[1,2]}""", Assert.Single(pbx.Operations).ToString().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("POST/", "POST /", StringComparison.Ordinal).Replace("/x{", "/x {", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Invoke-PortSipRestMethod x Post -Body ([IO.File]::ReadAllBytes($file))", "utf-8")]
    [InlineData("Invoke-PortSipRestMethod x Post -Body ([IO.File]::ReadAllBytes($file))", "utf-16")]
    [InlineData("Invoke-PortSipRestMethod x Post -Body (Get-Content $file -AsByteStream)", "utf-8")]
    [InlineData("Invoke-PortSipRestMethod x Post -Body (Get-Content $file -AsByteStream -Raw)", "utf-16")]
    public async Task The_bytes_of_a_file_are_its_text(string script, string encoding)
    {
        var (session, pbx) = await ConnectedAsync();
        using var closing = session;
        await using var stopping = pbx;
        var file = Path.Combine(_folder, "body.json");
        File.WriteAllText(file, """{"name":"M\u00fcller","note":"Müller"}""", System.Text.Encoding.GetEncoding(encoding));

        session.Get(script, ("file", file));

        Assert.Contains("Müller", Assert.Single(pbx.Operations).Text, StringComparison.Ordinal);
        Assert.StartsWith("{", pbx.Operations[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_JSON_are_refused()
    {
        var (session, pbx) = await ConnectedAsync();
        using var closing = session;
        await using var stopping = pbx;

        Assert.Equal("ValidationFailed", session.Run("Invoke-PortSipRestMethod x Post -Body ([byte[]](82, 73, 70, 70, 0, 255))").ErrorId);
        Assert.Empty(pbx.Operations);
    }

    [Theory]
    [InlineData("[\n  {\"a\":1},\n  {\"a\":2}\n]", "line 1 of")]
    [InlineData("{\n  \"a\": [\n    1,\n    2\n  ]\n}", "line 1 of")]
    [InlineData("5\n6", "line 1 of")]
    [InlineData("{\"a\":1}\n{\"a\":2}\nnot JSON\n{\"a\":3}", "line 3 of")]
    public async Task A_file_that_comes_line_by_line_through_the_pipe_ends_at_the_first_line_that_is_not_a_body(string content, string place)
    {
        var (session, pbx) = await ConnectedAsync();
        using var closing = session;
        await using var stopping = pbx;

        var result = session.Run("Get-Content $file | Invoke-PortSipRestMethod x -Method Post", ("file", Write(content)));

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Contains(place, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Get-Content -Raw", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(place == "line 3 of" ? 2 : 0, pbx.Operations.Count);
    }

    [Fact]
    public async Task A_file_with_an_object_on_each_line_is_a_body_for_each()
    {
        var (session, pbx) = await ConnectedAsync();
        using var closing = session;
        await using var stopping = pbx;

        session.Get("Get-Content $file | Invoke-PortSipRestMethod x -Method Post", ("file", Write("{\"a\":1}\n{\"a\":2}")));

        Assert.Equal(["""POST /api/x {"a":1}""", """POST /api/x {"a":2}"""], pbx.Operations.Select(r => r.ToString()));
    }

    [Theory]
    [InlineData("Get-Item $file | Invoke-PortSipRestMethod x -Method Post", "Get-Content -Raw")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body (Get-Item $file)", "Get-Content -Raw")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body @{ file = Get-Item $file }", "Get-Content -Raw")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body (Get-Item (Split-Path $file))", "DirectoryInfo")]
    [InlineData("Get-Process -Id $PID | Invoke-PortSipRestMethod x -Method Post", "Process")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body @{ items = @(Get-Process -Id $PID) }", "Process")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body (Get-Command Get-Item)", "CmdletInfo")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body { 1 }", "ScriptBlock")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body ([xml]'<a><b/></a>')", "XmlDocument")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body ([Net.NetworkCredential]::new('u', 'p'))", "NetworkCredential")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body (Get-PortSipConnection)", "PortSipConnection")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body ([IO.MemoryStream]::new())", "MemoryStream")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body ([appdomain]::CurrentDomain)", "AppDomain")]
    [InlineData("Invoke-PortSipRestMethod x -Query (Get-Item $file)", "Get-Content -Raw")]
    [InlineData("class Bad { [int] $Number = 1 }; $b = [Bad]::new() | Add-Member ScriptProperty Late { throw 'not now' } -PassThru; Invoke-PortSipRestMethod x -Method Post -Body $b", "Late")]
    [InlineData("class Loop { [object] $One; [object] $Two }; $a = [Loop]::new(); $a.One = $a; $a.Two = $a; Invoke-PortSipRestMethod x -Method Post -Body $a", "more than")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body @{ name = \"half $([char] 0xd83d)\" }", "half a character")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body \"{`\"name`\":`\"half $([char] 0xd83d)`\"}\"", "half a character")]
    [InlineData("Invoke-PortSipRestMethod x -Method Post -Body '{\"name\":\"\\ud83d\"}'", "half a character")]
    [InlineData("Invoke-PortSipRestMethod x -Query @{ name = \"half $([char] 0xd83d)\" }", "half a character")]
    [InlineData("Invoke-PortSipRestMethod \"x/$([char] 0xd83d)\"", "half a character")]
    public async Task What_is_not_data_is_ValidationFailed_and_says_what_it_is(string script, string word)
    {
        var (session, pbx) = await ConnectedAsync();
        using var closing = session;
        await using var stopping = pbx;

        var result = session.Run(script, ("file", Write("{}")));

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Contains(word, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(pbx.Operations);
    }

    [Fact]
    public async Task Objects_of_a_users_own_classes_and_selected_columns_are_data()
    {
        var (session, pbx) = await ConnectedAsync();
        using var closing = session;
        await using var stopping = pbx;

        session.Get("""
            class Person { [string] $extension_number = '1001'; [int] $skill_level = 5 }
            Invoke-PortSipRestMethod x -Method Post -Body ([Person]::new())
            Get-Item $file | Select-Object Length | Invoke-PortSipRestMethod x -Method Post
            Invoke-PortSipRestMethod x -Method Post -Body ([ordered]@{ day = [DateOnly]::new(2026, 5, 8); from = [timespan]'08:00:00'; first = [datetime]::MinValue; none = [DBNull]::Value; ip = [ipaddress]'::1' })
            """, ("file", Write("{}")));

        Assert.Equal(
            [
                """POST /api/x {"extension_number":"1001","skill_level":5}""",
                """POST /api/x {"Length":2}""",
                """POST /api/x {"day":"2026-05-08","from":"08:00:00","first":"0001-01-01T00:00:00Z","none":null,"ip":"::1"}""",
            ],
            pbx.Operations.Select(r => r.ToString()));
    }

    [Theory]
    [InlineData("psobject")]
    [InlineData("PSObject")]
    [InlineData("psbase")]
    [InlineData("psadapted")]
    [InlineData("psextended")]
    [InlineData("pstypenames")]
    [InlineData("PSStandardMembers")]
    public async Task A_field_with_a_name_that_every_object_has_gets_another(string name)
    {
        var (session, pbx) = await ConnectedAsync($$"""{"items":[{"id":"7","{{name}}":{"{{name}}":[1]},"{{name}}_":2,"name":"a"}]}""");
        using var closing = session;
        await using var stopping = pbx;

        var item = Assert.Single(session.Get("Invoke-PortSipRestMethod x -All"));

        Assert.Equal(["id", $"{name}_", $"{name}__", "name"], item.Properties.Select(p => p.Name));
        Assert.Equal([1L], (object?[])((PSObject)item.Properties[$"{name}_"].Value).Properties[$"{name}_"].Value);
        Assert.Contains("name", session.Single<string>("Invoke-PortSipRestMethod x -All | Format-List | Out-String"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ToString")]
    [InlineData("GetType")]
    [InlineData("Equals")]
    [InlineData("count")]
    [InlineData("*")]
    [InlineData(" ")]
    public async Task Any_other_name_is_kept(string name)
    {
        var (session, pbx) = await ConnectedAsync($$"""{"{{name}}":1}""");
        using var closing = session;
        await using var stopping = pbx;

        Assert.Equal(name, Assert.Single(Assert.Single(session.Get("Invoke-PortSipRestMethod x")).Properties).Name);
    }

    [Theory]
    [InlineData("Invoke-PortSipRestMethod x")]
    [InlineData("Invoke-PortSipRestMethod x -All")]
    [InlineData("Get-PortSipCdr")]
    [InlineData("Get-PortSipCall")]
    [InlineData("'7', '8' | Get-PortSipCdr")]
    [InlineData("Get-PortSipQueue")]
    public async Task One_warning_of_a_command_counts_what_could_not_be_read(string command)
    {
        // Two bad values in the one answer of most, and two answers with one of the other.
        var (session, pbx) = await ConnectedAsync(request => Answer.Json(request.Path.EndsWith('7') || request.Path.EndsWith('8')
            ? """{"id":"7","caller_display_name":"\ud83d"}"""
            : request.Path.EndsWith("status", StringComparison.Ordinal) ? """{"status":"ONLINE"}"""
            : """{"items":[{"id":"7","name":"\ud83d","caller_display_name":"\ud83d","calls":[{"caller":"\ud83d"}]},{"id":"8","name":"b","calls":"\ud83d"}]}"""));
        using var closing = session;
        await using var stopping = pbx;

        var result = session.Run($"{command} -Verbose");

        Assert.Empty(result.Errors);
        Assert.Matches("^The PBX's responses contained [1-9] unreadable values\\. .*U\\+FFFD", Assert.Single(result.Warnings));
        Assert.Contains(result.Verbose, line => line.Contains("unreadable value", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string content)
    {
        var file = Path.Combine(_folder, "body.json");
        File.WriteAllText(file, content);
        return file;
    }

    private static Task<(PowerShellSession Session, FakePbx Pbx)> ConnectedAsync(string answer = "{}") => ConnectedAsync(_ => Answer.Json(answer));

    private static async Task<(PowerShellSession Session, FakePbx Pbx)> ConnectedAsync(Func<RecordedRequest, Answer> answer)
    {
        var pbx = await FakePbx.StartAsync(answer);
        var session = new PowerShellSession();
        session.Get("$null = Connect-PortSip $url -AccessToken ([Net.NetworkCredential]::new('', 'x').SecurePassword)", ("url", pbx.Url));
        return (session, pbx);
    }
}
