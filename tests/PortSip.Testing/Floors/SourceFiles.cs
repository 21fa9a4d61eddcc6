using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using ModuleDefinition = Mono.Cecil.ModuleDefinition;
using TypeDefinition = Mono.Cecil.TypeDefinition;

namespace PortSip.Testing;

/// <summary>The files that types are written in, as the portable PDB tells.</summary>
internal static class SourceFiles
{
    // Where a type has no code (an enum, an interface), the compiler names its files in a record of this kind.
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>The outermost types that somebody wrote, with their files: paths from the project's folder on, with <c>/</c>.</summary>
    public static IReadOnlyDictionary<TypeDefinition, IReadOnlyList<string>> ByType(ModuleDefinition module, string pdb, string project)
    {
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(pdb));
        var reader = symbols.GetMetadataReader();
        var root = RootOf(reader, project);
        return module.Types
            .Select(type => (type, files: Files(reader, root, type)))
            .Where(entry => entry.files.Count > 0)
            .ToDictionary(entry => entry.type, entry => entry.files);
    }

    private static IReadOnlyList<string> Files(MetadataReader reader, string root, TypeDefinition type) =>
    [
        .. WithNested(type).SelectMany(each => Documents(reader, each))
            .Distinct()
            .Select(document => NameOf(reader, document))
            // A relative path is one that a generator made up; obj holds what the build wrote.
            .Where(Path.IsPathRooted)
            .Select(name => Path.GetRelativePath(root, name).Replace('\\', '/'))
            .Where(name => !name.StartsWith("obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<DocumentHandle> Documents(MetadataReader reader, TypeDefinition type)
    {
        foreach (var method in type.Methods)
        {
            var symbols = reader.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle((int)method.MetadataToken.RID));
            if (symbols.SequencePointsBlob.IsNil)
                continue;
            foreach (var point in symbols.GetSequencePoints().Where(point => !point.Document.IsNil))
                yield return point.Document;
        }
        foreach (var handle in reader.GetCustomDebugInformation(MetadataTokens.TypeDefinitionHandle((int)type.MetadataToken.RID)))
        {
            var information = reader.GetCustomDebugInformation(handle);
            if (reader.GetGuid(information.Kind) != TypeDocuments)
                continue;
            var rows = reader.GetBlobReader(information.Value);
            while (rows.RemainingBytes > 0)
                yield return MetadataTokens.DocumentHandle(rows.ReadCompressedInteger());
        }
    }

    private static string RootOf(MetadataReader reader, string project)
    {
        var folder = $"/{project}/";
        var inside = reader.Documents.Select(document => NameOf(reader, document).Replace('\\', '/')).FirstOrDefault(name => name.Contains(folder, StringComparison.Ordinal))
            ?? throw new ArgumentException($"No source of the assembly is in {project}.", nameof(project));
        return inside[..(inside.IndexOf(folder, StringComparison.Ordinal) + folder.Length)];
    }

    private static string NameOf(MetadataReader reader, DocumentHandle document) => reader.GetString(reader.GetDocument(document).Name);
}
