using System.ComponentModel;
using System.Diagnostics;

namespace PortSipCallControl;

/// <summary>The browser of the user.</summary>
internal static class WebBrowser
{
    /// <summary>Opens a page.</summary>
    /// <returns>Why that isn't possible; null if it is.</returns>
    public static string? Open(Uri page)
    {
        try
        {
            using var started = Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true });
            return null;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return e.Message;
        }
    }
}
