using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PortSip.Client;

/// <summary>What a line of the state file reports.</summary>
internal enum CampaignLineKind
{
    /// <summary>The first line: the campaign starts.</summary>
    Start,

    /// <summary>A number is about to be called.</summary>
    Call,

    /// <summary>The PBX has placed the call.</summary>
    Placed,

    /// <summary>The call certainly wasn't placed, and doesn't count.</summary>
    NotPlaced,

    /// <summary>The attempt has ended.</summary>
    End,
}

/// <summary>A line of the state file. What isn't known is omitted.</summary>
internal sealed record CampaignLine(CampaignLineKind Line, DateTimeOffset At)
{
    /// <summary>The campaign's id.</summary>
    public string? Campaign { get; init; }

    /// <summary>What it does: announcement 1009.</summary>
    public string? Does { get; init; }

    /// <summary>A digest of the numbers, in any order.</summary>
    public string? Numbers { get; init; }

    /// <summary>How many numbers it has.</summary>
    public int? Count { get; init; }

    /// <summary>The number of the attempt.</summary>
    public string? Number { get; init; }

    /// <summary>1 for the first attempt of the number.</summary>
    public int? Attempt { get; init; }

    public string? CallId { get; init; }

    public PortSipCampaignOutcome? Outcome { get; init; }

    public string? Reason { get; init; }

    public string? AnsweredBy { get; init; }

    public int? StatusCode { get; init; }

    public double? TalkSeconds { get; init; }

    public static CampaignLine Of(CampaignAttempt attempt, CampaignLineKind kind, DateTimeOffset at) =>
        new(kind, at.ToUniversalTime()) { Number = attempt.Number, Attempt = attempt.Sequence };

    public CampaignAttemptResult ToResult() => new(Outcome ?? PortSipCampaignOutcome.Unknown)
    {
        CallId = CallId,
        Reason = Reason,
        AnsweredBy = AnsweredBy,
        StatusCode = StatusCode,
        TalkTime = TalkSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };

    public CampaignLine With(CampaignAttemptResult result) => this with
    {
        CallId = result.CallId,
        Outcome = result.Outcome,
        Reason = result.Reason,
        AnsweredBy = result.AnsweredBy,
        StatusCode = result.StatusCode,
        TalkSeconds = result.TalkTime?.TotalSeconds,
    };
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CampaignLine))]
internal sealed partial class CampaignJson : JsonSerializerContext
{
    public static CampaignJson Written { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // For people to read: "+33", not "\u002B33".
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<CampaignLineKind>(), new JsonStringEnumConverter<PortSipCampaignOutcome>() },
    });
}
