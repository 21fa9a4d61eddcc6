using Mono.Cecil;

namespace PortSipCallControl.Tests.Loading;

/// <summary>
/// What the net472 half refers to is there on Windows PowerShell: each type and each member, in .NET Framework 4.7.2, in what
/// PowerShell 5.1 and 7 have in common, or in a file that ships. A member that is missing would fail at the first call that needs it.
/// </summary>
public sealed class FrameworkReferenceTests
{
    private static readonly string Folder = Path.Combine(ModuleUnderTest.Root, "lib", "net472");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.dll").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_type_and_member_that_it_refers_to_is_there(string file)
    {
        using var resolver = new Windows();
        using var assembly = ModuleDefinition.ReadModule(Path.Combine(Folder, file), new ReaderParameters { AssemblyResolver = resolver });

        Assert.Empty(assembly.GetTypeReferences().Where(type => Resolve(type.Resolve) is null).Select(type => type.FullName));
        // Arrays have members that the runtime makes.
        Assert.Empty(assembly.GetMemberReferences().Where(member => member.DeclaringType is not ArrayType && Resolve(member.Resolve) is null).Select(member => member.FullName));
    }

    [Fact]
    public void A_member_that_came_with_a_later_framework_would_be_found_missing()
    {
        using var resolver = new Windows();
        using var assembly = ModuleDefinition.CreateModule("probe", new ModuleParameters { AssemblyResolver = resolver });

        Assert.NotNull(Resolve(Contains(assembly.TypeSystem.String).Resolve));
        Assert.Null(Resolve(Contains(assembly.TypeSystem.Char).Resolve));

        MethodReference Contains(TypeReference what) =>
            new("Contains", assembly.TypeSystem.Boolean, assembly.TypeSystem.String) { HasThis = true, Parameters = { new ParameterDefinition(what) } };
    }

    private static IMemberDefinition? Resolve(Func<IMemberDefinition?> resolve)
    {
        try
        {
            return resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    /// <summary>Finds assemblies as Windows PowerShell with the module's resolver does: the framework's and PowerShell's first, then those that ship, if they are new enough.</summary>
    private sealed class Windows : BaseAssemblyResolver
    {
        private static readonly string Framework = ModuleUnderTest.Metadata("Framework472");
        private static readonly string[] Installed = [Framework, Path.Combine(Framework, "Facades"), ModuleUnderTest.Metadata("PowerShellStandard")];

        private readonly Dictionary<string, AssemblyDefinition> _found = [];

        public override AssemblyDefinition Resolve(AssemblyNameReference name)
        {
            if (!_found.TryGetValue(name.FullName, out var assembly))
                _found[name.FullName] = assembly = Find(name) ?? throw new AssemblyResolutionException(name);
            return assembly;
        }

        protected override void Dispose(bool disposing)
        {
            foreach (var assembly in _found.Values)
                assembly.Dispose();
            base.Dispose(disposing);
        }

        // The framework's own answer to older versions of themselves; what ships, too, and never to newer ones.
        private AssemblyDefinition? Find(AssemblyNameReference name) => Installed.Append(Folder)
            .Select(folder => Path.Combine(folder, name.Name + ".dll"))
            .Where(File.Exists)
            .Select(file => AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = this }))
            .FirstOrDefault(found => found.Name.Version >= name.Version && found.Name.PublicKeyToken.SequenceEqual(name.PublicKeyToken));
    }
}
