using System.Collections;
using System.Management.Automation;
using System.Text;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Bytes, as [IO.File]::ReadAllBytes and Get-Content -AsByteStream give them: they are the text of a file, in whatever encoding it has.</summary>
internal static class FileBytes
{
    /// <summary>The text; null if the value isn't bytes.</summary>
    public static string? Text(object? input) =>
        Bytes(input is PSObject wrapped ? wrapped.BaseObject : input) is { Length: > 0 } bytes ? Encoding.UTF8.GetString(AnswerText.OfFile(bytes).ToArray()) : null;

    private static byte[]? Bytes(object? value) => value switch
    {
        byte[] bytes => bytes,
        IList list when list.Cast<object?>().All(item => Unwrapped(item) is byte) => [.. list.Cast<object?>().Select(item => (byte)Unwrapped(item)!)],
        _ => null,
    };

    private static object? Unwrapped(object? item) => item is PSObject wrapped ? wrapped.BaseObject : item;
}
