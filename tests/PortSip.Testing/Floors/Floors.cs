using Mono.Cecil;

namespace PortSip.Testing;

/// <summary>
/// The floors of a project, lowest first: each a folder, or several side by side. A folder may refer to those of its own floor, as
/// long as that makes no circle, and to lower ones; never to a higher one. It's read off what was compiled: constants and
/// <c>nameof</c> leave no trace there.
/// </summary>
/// <param name="project">The project's folder in the repository: <c>src/PortSip.Client</c>.</param>
/// <param name="floors">
/// Paths within it: of folders (<c>Events/Parsing</c>; what has no entry of its own belongs to that of the folder around it), of a
/// single file (<c>Client.cs</c>), <c>.</c> for the files of the project's folder itself, and <c>../Other</c> for linked ones.
/// </param>
public sealed class Floors(string project, params string[][] floors)
{
    private readonly Dictionary<string, int> _floorOf = floors
        .SelectMany((folders, floor) => folders.Select(folder => (folder, floor)))
        .ToDictionary(entry => entry.folder, entry => entry.floor, StringComparer.Ordinal);

    /// <summary>All violations, a sentence each; empty if there are none.</summary>
    /// <param name="assembly">
    /// The path of the assembly, with its portable PDB in the same folder. The assemblies of its attributes' values (PowerShell, for the
    /// module) must be in that folder too, or in the folder of the tests.
    /// </param>
    public IReadOnlyList<string> Problems(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        var problems = new SortedSet<string>(StringComparer.Ordinal);
        var folderOf = new Dictionary<TypeDefinition, string>();
        foreach (var (type, files) in SourceFiles.ByType(module, Path.ChangeExtension(assembly, ".pdb"), project))
        {
            string?[] folders = [.. files.Select(FolderOf).Distinct()];
            if (folders is [{ } folder])
                folderOf.Add(type, folder);
            else if (folders.Contains(null))
                problems.Add($"{type.FullName}: {string.Join(", ", files.Where(file => FolderOf(file) is null))} is on no floor");
            else
                problems.Add($"{type.FullName} is in several folders: {string.Join(", ", folders)}");
        }
        problems.UnionWith(_floorOf.Keys.Except(folderOf.Values).Select(folder => $"{folder}: there is nothing in it"));

        var references = folderOf.Keys
            .SelectMany(type => TypeReferences.Of(type).Where(folderOf.ContainsKey), (from, to) => (From: from, To: to))
            .Where(reference => folderOf[reference.From] != folderOf[reference.To])
            .ToLookup(reference => _floorOf[folderOf[reference.To]] - _floorOf[folderOf[reference.From]]);
        problems.UnionWith(references.Where(steps => steps.Key > 0).SelectMany(upward => upward).Select(reference => Text(reference.From, reference.To)));
        problems.UnionWith(InCircles([.. references[0]]));
        return [.. problems];

        IEnumerable<string> InCircles(IReadOnlyList<(TypeDefinition From, TypeDefinition To)> level)
        {
            var neighbours = level.ToLookup(reference => folderOf[reference.From], reference => folderOf[reference.To]);
            return level
                .Where(reference => Reached(neighbours, folderOf[reference.To]).Contains(folderOf[reference.From]))
                .Select(reference => Text(reference.From, reference.To) + ", in a circle");
        }

        string Text(TypeDefinition from, TypeDefinition to) => $"{from.FullName} ({folderOf[from]}) → {to.FullName} ({folderOf[to]})";
    }

    /// <summary>The entry that a file belongs to: the longest one that is the file or a folder around it; null for none.</summary>
    private string? FolderOf(string file) => _floorOf.Keys
        .Where(entry => file == entry || file.StartsWith(entry + "/", StringComparison.Ordinal) || (entry == "." && !file.Contains('/')))
        .MaxBy(entry => entry.Length);

    private static HashSet<string> Reached(ILookup<string, string> neighbours, string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { start };
        var next = new Queue<string>([start]);
        while (next.TryDequeue(out var folder))
        {
            foreach (var neighbour in neighbours[folder].Where(reached.Add))
                next.Enqueue(neighbour);
        }
        return reached;
    }
}
