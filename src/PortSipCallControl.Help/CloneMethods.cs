using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PortSipCallControl.Help;

/// <summary>
/// Marks the method that the compiler adds to every record for "with" as one with a special name. PowerShell offers it after Tab and lists it in
/// Get-Member otherwise, as <c>&lt;Clone&gt;$</c>. The method stays what it is, and the file keeps its size and its time.
/// </summary>
internal static class CloneMethods
{
    private const string Name = "<Clone>$";

    // RVA (4 bytes) and ImplFlags (2 bytes) are before the Flags of a method (ECMA-335, II.22.26).
    private const int FlagsOffset = 6;

    public static void Hide(string assembly)
    {
        var writtenAt = File.GetLastWriteTimeUtc(assembly);
        var image = File.ReadAllBytes(assembly);
        using (var pe = new PEReader(new MemoryStream(image)))
        {
            var reader = pe.GetMetadataReader();
            var table = pe.PEHeaders.MetadataStartOffset + reader.GetTableMetadataOffset(TableIndex.MethodDef);
            foreach (var handle in reader.MethodDefinitions.Where(handle => reader.StringComparer.Equals(reader.GetMethodDefinition(handle).Name, Name)))
            {
                var flags = table + ((MetadataTokens.GetRowNumber(handle) - 1) * reader.GetTableRowSize(TableIndex.MethodDef)) + FlagsOffset;
                var hidden = (ushort)((ushort)reader.GetMethodDefinition(handle).Attributes | (ushort)MethodAttributes.SpecialName);
                BitConverter.TryWriteBytes(image.AsSpan(flags), hidden);
            }
        }
        if (File.ReadAllBytes(assembly).AsSpan().SequenceEqual(image))
            return;
        File.WriteAllBytes(assembly, image);
        File.SetLastWriteTimeUtc(assembly, writtenAt);
    }
}
