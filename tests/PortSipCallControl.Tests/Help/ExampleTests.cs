using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Help;

/// <summary>An example that doesn't run is a bug.</summary>
public sealed class ExampleTests
{
    private static readonly IReadOnlyList<HelpExample> Examples = [.. HelpPage.All.Values.SelectMany(p => p.Examples).OrderBy(e => e.Page, StringComparer.Ordinal)];

    // Examples that use commands that the hosted engine doesn't contain, save files (it has no drive) or change the process are run by
    // pwsh.
    private static readonly Lazy<IReadOnlyDictionary<string, HelpExample>> Hosted = new(() =>
    {
        using var session = new PowerShellSession();
        var known = session.Get("(Get-Command -ListImported).Name").Select(n => n.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Examples.Where(e => !e.NeedsRealPbx && !e.NeedsTerminal && !e.Code.Contains("$env:", StringComparison.Ordinal) && !e.Code.Contains("Save-", StringComparison.Ordinal) && !e.Code.Contains("Export-PortSip", StringComparison.Ordinal)
            && Commands(e.Code).All(c => known.Contains(c.GetCommandName() ?? "")))
            .ToDictionary(e => e.ToString());
    });

    public static TheoryData<string> HostedPages => [.. Hosted.Value.Values.Select(example => example.Page).Distinct()];

    [Theory]
    [MemberData(nameof(HostedPages))]
    public void The_examples_of_a_page_run_without_an_error(string page)
    {
        using var session = new PowerShellSession();

        Assert.All(Hosted.Value.Values.Where(example => example.Page == page), example =>
        {
            // In a scope of its own, and without what the one before it left behind: each begins in a new session.
            var result = session.Run($"& {{\n{example.Script}\n}}");
            session.Get("Get-EventSubscriber | Unregister-Event; [PortSipCallControl.ModuleLifecycle]::new().OnRemove($null)");

            Assert.Empty(result.Errors.Select(e => $"{e.FullyQualifiedErrorId}: {e}"));
        });
    }

    [Fact]
    public async Task The_examples_that_need_the_whole_of_PowerShell_run_without_an_error()
    {
        var folder = Directory.CreateTempSubdirectory("PortSipExamples");
        try
        {
            foreach (var example in Examples.Where(e => !e.NeedsRealPbx && !e.NeedsTerminal && !Hosted.Value.ContainsKey(e.ToString())))
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{example}{(example.IsPester ? ".Tests" : "")}.ps1"), example.Script, TestContext.Current.CancellationToken);
            foreach (var page in new[] { "README.md", "docs/about_PortSipEvents.md" })
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{Path.GetFileNameWithoutExtension(page)}.ps1"), Whole(page), TestContext.Current.CancellationToken);

            var (exitCode, output) = await PowerShellProcess.RunAsync($"tests/PortSipCallControl.Tests/Help/Invoke-Example.ps1 -Manifest '{ModuleUnderTest.Manifest}' -Path '{folder.FullName}'; exit $LASTEXITCODE");

            Assert.True(exitCode == 0, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void What_is_shown_anywhere_can_be_read_and_names_existing_parameters()
    {
        using var session = new PowerShellSession();
        Runspace.DefaultRunspace = session.Runspace;
        try
        {
            var files = Directory.EnumerateFiles(HelpPage.Folder, "*.md").Append(Path.Combine(ModuleUnderTest.Repository, "README.md"));
            var faults = from file in files
                         from code in HelpPage.CodeBlocks(File.ReadAllText(file))
                         from fault in Faults(code)
                         select $"{Path.GetFileName(file)}: {fault}";

            Assert.Empty(faults);
        }
        finally
        {
            Runspace.DefaultRunspace = null;
        }
    }

    // In the order of the page, in one session, as one who reads it would type it; in the folder of the scripts, since some write files.
    private static string Whole(string page) => string.Join('\n',
        HelpPage.CodeBlocks(File.ReadAllText(Path.Combine(ModuleUnderTest.Repository, page))).Where(code => !code.Contains("example.com", StringComparison.Ordinal)));

    private static IEnumerable<string> Faults(string code)
    {
        Parser.ParseInput(code, out _, out var errors);
        var ours = Commands(code).Where(c => CmdletUnderTest.All.ContainsKey(c.GetCommandName() ?? ""));
        return errors.Select(e => e.Message)
            .Concat(ours.Where(c => !IsSplatted(c)).SelectMany(c => StaticParameterBinder.BindCommand(c).BindingExceptions.Values.Where(b => b.BindingException.ErrorId != "AmbiguousParameterSet").Select(b => $"{c}: {b.BindingException.Message}")))
            .Concat(Commands(code).Select(c => c.GetCommandName()).Where(n => n?.Contains("-PortSip", StringComparison.Ordinal) == true && !CmdletUnderTest.All.ContainsKey(n)).Select(n => $"There is no {n}."));
    }

    // The binder takes a splatted table for a positional argument. (And it doesn't see what comes through the pipe, so the set may stay open.)
    private static bool IsSplatted(CommandAst command) => command.CommandElements.OfType<VariableExpressionAst>().Any(v => v.Splatted);

    private static IEnumerable<CommandAst> Commands(string code) => Parser.ParseInput(code, out _, out _).FindAll(a => a is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>();
}
