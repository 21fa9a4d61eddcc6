using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Pipeline;

/// <summary>Places every call: the id of one to 2001 is id-2001.</summary>
internal sealed class PlacingPbx : IAsyncDisposable
{
    private static readonly Answer Token = Answer.Json("""{"access_token":"T","expires_in":1800,"refresh_token":"R"}""");

    private readonly ConcurrentQueue<string> _placed = new();
    private FakePbx _pbx = null!;

    public IReadOnlyCollection<string> Placed => _placed;

    public ConcurrentQueue<string> Posts { get; } = new();

    /// <param name="together">No answer is given before so many requests have come.</param>
    /// <param name="answer">Another answer than that the call was placed.</param>
    /// <param name="hold">What an answer waits for.</param>
    public static async Task<PlacingPbx> StartAsync(int together, Func<string, Answer?>? answer = null, Func<string, Task?>? hold = null)
    {
        var pbx = new PlacingPbx();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        pbx._pbx = await FakePbx.StartAsync(async (request, ending) =>
        {
            if (request.Path.EndsWith("/sign_in", StringComparison.Ordinal))
                return Token;
            var body = System.Text.Encoding.UTF8.GetString(request.Body);
            pbx.Posts.Enqueue(body);
            if (pbx.Posts.Count >= together)
                all.TrySetResult();
            await all.Task.WaitAsync(ending);
            if (hold?.Invoke(body) is { } held)
                await held.WaitAsync(ending);
            if (answer?.Invoke(body) is { } other)
                return other;
            if (!request.Path.EndsWith("/sessions", StringComparison.Ordinal))
                return Answer.Empty();
            var id = $"id-{Regex.Match(body, "\"callee\":\"([0-9]+)\"").Groups[1].Value}";
            pbx._placed.Enqueue(id);
            return Answer.Json(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{id}\"}}"));
        });
        return pbx;
    }

    public PowerShellSession Connect()
    {
        var session = new PowerShellSession();
        session.Runspace.SessionStateProxy.SetVariable("server", _pbx.Url);
        session.Runspace.SessionStateProxy.SetVariable("credential", new PSCredential("1001", new System.Net.NetworkCredential("", "Passw0rd!").SecurePassword));
        session.Get("Import-Module $path; $null = Connect-PortSip $server $credential -Domain test.io -RetryIntervalSec 0.001", ("path", typeof(SelectFirstCommand).Assembly.Location));
        return session;
    }

    public ValueTask DisposeAsync() => _pbx.DisposeAsync();
}
