using System.Globalization;

namespace PortSipCallControl;

/// <summary>The words and the number format of a report in one language. They don't depend on the languages of the system.</summary>
internal sealed record ReportLabels
{
    public required string Language { get; init; }

    public required NumberFormatInfo Numbers { get; init; }

    public required string Title { get; init; }

    public required string Calls { get; init; }

    public required string Answered { get; init; }

    public required string Unanswered { get; init; }

    public required string AnswerRate { get; init; }

    public required string Abandoned { get; init; }

    public required string Failed { get; init; }

    public required string TalkTime { get; init; }

    public required string MeanTalkTime { get; init; }

    public required string MedianTalkTime { get; init; }

    public required string MedianRingTime { get; init; }

    public required string Percentile95RingTime { get; init; }

    public required string LongestRingTime { get; init; }

    public required string Cost { get; init; }

    public required string Before { get; init; }

    public required string Points { get; init; }

    public required string Figures { get; init; }

    public required string Figure { get; init; }

    public required string Value { get; init; }

    public required string Change { get; init; }

    public required string CallsPerHour { get; init; }

    public required string CallsPerWeek { get; init; }

    public required string RingDistribution { get; init; }

    public required string TopCallers { get; init; }

    public required string TopCallees { get; init; }

    public required string TopTrunks { get; init; }

    public required string Failures { get; init; }

    public required string LongestWaits { get; init; }

    public required string Hour { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public required string Trunk { get; init; }

    public required string Status { get; init; }

    public required string Reason { get; init; }

    public required string Seconds { get; init; }

    public required string Started { get; init; }

    public required string Caller { get; init; }

    public required string Callee { get; init; }

    public required string RingTime { get; init; }

    public required string Table { get; init; }

    public required string None { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string TimesAre { get; init; }

    /// <summary>Monday to Sunday, short.</summary>
    public required IReadOnlyList<string> Week { get; init; }

    public static ReportLabels Of(PortSipLanguage language) => language switch
    {
        PortSipLanguage.De => ReportWords.German,
        PortSipLanguage.Fr => ReportWords.French,
        _ => ReportWords.English,
    };
}
