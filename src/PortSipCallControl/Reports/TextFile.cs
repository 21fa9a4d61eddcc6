using System.IO;
using System.Text;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Writes a text file. It is complete or isn't there: it is written to a temporary file in the same folder, and moved.</summary>
internal static class TextFile
{
    /// <exception cref="PortSipException">FileExists; FileNotWritten.</exception>
    public static void Write(string path, string text, RecordingTargetConflict conflict)
    {
        if (conflict == RecordingTargetConflict.Fail && FinalPlace.IsTaken(path))
            throw FileFailures.Exists(path);
        var partial = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            FileFailures.Guard(path, () =>
            {
                if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                    Directory.CreateDirectory(folder);
                File.WriteAllText(partial, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            });
            FinalPlace.Take(path, conflict, () => partial);
        }
        finally
        {
            FileFailures.TryDelete(partial);
        }
    }
}
