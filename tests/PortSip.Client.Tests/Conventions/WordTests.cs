using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PortSip.Testing;

namespace PortSip.Client.Tests.Conventions;

/// <summary>The client serves any program: its texts know nothing of PowerShell. What to do there about a failure is said by the module.</summary>
public sealed class WordTests
{
    // A parameter, a cmdlet, and what belongs to shells. Header fields have hyphens too, before which a letter stands.
    private static readonly Regex OfPowerShell = new(@"(?<![\w-])-[A-Z][A-Za-z]+|\b[A-Z][a-z]+-PortSip|\b([Cc]mdlet|PowerShell|[Rr]unspace|[Pp]ipeline|Get-Help)\b", RegexOptions.CultureInvariant);

    [Fact]
    public void No_text_of_the_client_names_a_cmdlet_or_a_parameter()
    {
        using var module = ModuleDefinition.ReadModule(CompiledAssemblies.Path(typeof(WordTests), "CompiledClient"));

        var texts = Texts(module).ToList();

        Assert.True(texts.Count > 500);
        Assert.DoesNotContain(texts, OfPowerShell.IsMatch);
    }

    [Theory]
    [InlineData("To use the last call, specify -Latest.")]
    [InlineData("Run Connect-PortSip again.")]
    [InlineData("Give it to the cmdlet.")]
    public void Such_a_text_would_be_found(string text) => Assert.Matches(OfPowerShell, text);

    private static IEnumerable<string> Texts(ModuleDefinition module) =>
        from type in module.GetTypes()
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.OpCode.Code == Code.Ldstr
        select (string)instruction.Operand;
}
