using System.Management.Automation.Language;

namespace PortSipCallControl.Tests.Examples;

/// <summary>What holds for every example: it runs in Windows PowerShell 5.1 as well, and under strict mode.</summary>
public sealed class ExampleConventionTests
{
    private static readonly string Folder = Path.Combine(ModuleUnderTest.Repository, "examples");

    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Folder, "*.ps1").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_example_has_help_is_in_the_README_and_is_run_here(string name)
    {
        // What Get-Help shows: a line in front of the help without a blank one between them makes it a comment.
        var help = Parse(name, out _).GetHelpContent();
        Assert.NotNull(help);
        Assert.All([help.Synopsis, help.Description], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.NotEmpty(help.Examples);
        Assert.Contains($"(examples/{name})", File.ReadAllText(Path.Combine(ModuleUnderTest.Repository, "README.md")), StringComparison.Ordinal);
        Assert.Contains(Directory.GetFiles(Path.Combine(ModuleUnderTest.Repository, "tests", "PortSipCallControl.Tests", "Examples"), "*.cs"), file => File.ReadAllText(file).Contains($"examples/{name}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void It_has_only_what_Windows_PowerShell_can_parse(string name)
    {
        var script = Parse(name, out var tokens);

        Assert.Empty(script.FindAll(ast => ast is TernaryExpressionAst or PipelineChainAst or MemberExpressionAst { NullConditional: true } or IndexExpressionAst { NullConditional: true }, searchNestedScriptBlocks: true));
        Assert.DoesNotContain(tokens, token => token.Kind is TokenKind.QuestionQuestion or TokenKind.QuestionQuestionEquals or TokenKind.AndAnd or TokenKind.OrOr or TokenKind.QuestionMark);
        // Join-Path with more than two parts, and parameters that only PowerShell 7 has.
        Assert.DoesNotContain(script.FindAll(ast => ast is CommandParameterAst, searchNestedScriptBlocks: true).Cast<CommandParameterAst>(), parameter =>
            parameter.ParameterName is "Parallel" or "AsUTF8" or "AsHashtable" && parameter.Parent is CommandAst command && command.GetCommandName() == "ConvertFrom-Json");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void It_sets_strict_mode_so_that_who_copies_it_has_it(string name) =>
        Assert.Contains("Set-StrictMode -Version Latest", File.ReadAllText(Path.Combine(Folder, name)), StringComparison.Ordinal);

    // Each is meant to be copied alone, so what two of them need stands in both, and must not drift apart.
    [Theory]
    [InlineData("function Protect-Cell", "Get-EndOfDayReport.ps1", "Export-CallEvent.ps1", "Invoke-CallList.ps1", "Send-EmergencyNotification.ps1", "Send-Reminder.ps1")]
    [InlineData("filter Protect-Row", "Get-EndOfDayReport.ps1", "Export-CallEvent.ps1", "Invoke-CallList.ps1", "Send-EmergencyNotification.ps1", "Send-Reminder.ps1")]
    public void What_several_need_is_the_same_in_all(string head, params string[] names)
    {
        var functions = names.Select(name => Parse(name, out _).Find(ast => ast is FunctionDefinitionAst function && function.Extent.Text.StartsWith(head, StringComparison.Ordinal), searchNestedScriptBlocks: true)?.Extent.Text).Distinct();

        Assert.NotNull(Assert.Single(functions));
    }

    private static ScriptBlockAst Parse(string name, out Token[] tokens)
    {
        var script = Parser.ParseFile(Path.Combine(Folder, name), out tokens, out var errors);
        Assert.Empty(errors);
        return script;
    }
}
