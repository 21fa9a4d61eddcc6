using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Cultures;

/// <summary>A session at a PBX of which only the questions for records matter: which times they ask for.</summary>
internal sealed class RecordsPbx : IAsyncDisposable
{
    private readonly FakePbx _pbx;

    private RecordsPbx(FakePbx pbx) => _pbx = pbx;

    public PowerShellSession Session { get; } = new();

    public IReadOnlyList<RecordedRequest> Requests => _pbx.Operations;

    public static async Task<RecordsPbx> StartAsync(string items = "")
    {
        var pbx = new RecordsPbx(await FakePbx.StartAsync(_ => Answer.Json($$"""{"items":[{{items}}]}""")));
        pbx.Session.Get("$null = Connect-PortSip $url -AccessToken ([Net.NetworkCredential]::new('', 'x').SecurePassword)", ("url", pbx._pbx.Url));
        return pbx;
    }

    /// <summary>The time that the PBX was asked for, in the condition of the latest request; null for none.</summary>
    public DateTimeOffset? Asked(string condition)
    {
        var query = Uri.UnescapeDataString(Requests[^1].PathAndQuery);
        return Regex.Match(query, $"started_at {condition} '?([^ '&]+)'?") is { Success: true } found
            ? DateTimeOffset.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;
    }

    /// <summary>What -Since requests from the PBX in the culture, or the error message if it is refused and nothing is sent.</summary>
    public (DateTimeOffset? Time, string? Refusal) Since(object? since, string culture)
    {
        var before = Requests.Count;
        var result = Session.Run(Matrix.In(culture, "Get-PortSipCdr -Since $since"), ("since", since));
        if (result.Errors.Count == 0)
            return (Asked("ge"), null);
        Assert.Equal(before, Requests.Count);
        Assert.Equal("ParameterArgumentTransformationError,PortSipCallControl.GetPortSipCdrCommand", result.Error.FullyQualifiedErrorId);
        return (null, Assert.IsType<ArgumentTransformationMetadataException>(result.Error.Exception.InnerException).Message);
    }

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await _pbx.DisposeAsync();
    }
}
