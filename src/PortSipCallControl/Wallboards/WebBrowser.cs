using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PortSipCallControl;

/// <summary>The browser of the user.</summary>
internal static class WebBrowser
{
    private static readonly string[] Desktops = ["DISPLAY", "WAYLAND_DISPLAY"];

    /// <summary>Opens a page.</summary>
    /// <returns>Why that isn't possible; null if it is.</returns>
    public static string? Open(Uri page)
    {
        // Without a desktop, the program that looks for a browser would write to the terminal instead.
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && Desktops.All(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))))
            return "this session has no desktop.";
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
