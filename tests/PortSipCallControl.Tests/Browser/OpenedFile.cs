using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PortSipCallControl.Tests.Browser;

/// <summary>A file in a browser, and everything that the browser complains about or requests while it shows the file.</summary>
internal sealed class OpenedFile : IAsyncDisposable
{
    private readonly List<string> _problems = [];
    private readonly List<string> _requests = [];

    public OpenedFile(IPage page)
    {
        Page = page;
        page.Console += (_, message) => _problems.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _problems.Add(error);
        page.Dialog += (_, dialog) =>
        {
            _problems.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) => _requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Messages of the console, errors and dialogs.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The addresses that were requested, the file's own included.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>How many pixels the page is wider than the window.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>The texts of the elements that a selector finds, also of those that are folded away.</summary>
    public Task<string[]> TextsAsync(string selector) =>
        Page.EvaluateAsync<string[]>("selector => [...document.querySelectorAll(selector)].map(element => element.textContent)", selector);

    /// <summary>The serious and critical violations that axe-core finds, with the elements.</summary>
    public async Task<IEnumerable<string>> SeriousViolationsAsync() =>
        from violation in (await Page.RunAxe()).Violations
        where violation.Impact is "serious" or "critical"
        select $"{violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}";

    public async Task LoadAsync(string path) => await Page.GotoAsync(new Uri(path).AbsoluteUri);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
