using Microsoft.Playwright;

namespace PortSipCallControl.Tests.Browser;

/// <summary>The Chromium, Chrome or Edge of this computer, started once for the tests of a class. Nothing is downloaded.</summary>
public sealed class InstalledBrowser : IAsyncLifetime
{
    private static readonly string[] Programs =
    [
        "/usr/bin/chromium",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Programs, File.Exists) is not { } program)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program });
    }

    /// <summary>Opens a file; without a browser, the test is skipped.</summary>
    internal async Task<OpenedFile> OpenAsync(string path, int width, ColorScheme colors = ColorScheme.Light)
    {
        Assert.SkipUnless(_browser is not null, "Neither Chromium nor Chrome nor Edge is installed");
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = colors });
        var file = new OpenedFile(await context.NewPageAsync());
        await file.LoadAsync(path);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
