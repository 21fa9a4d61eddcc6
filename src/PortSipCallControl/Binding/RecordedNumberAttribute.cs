using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For a number that is compared with those of calls and records. A PBX has words for callers without a number, which can be searched for.</summary>
internal class RecordedNumberAttribute : GivenTextAttribute
{
    private protected sealed override string Kind => "a number";

    public sealed override string? Problem(string text) => DialledNumber.RecordedProblem(text);

    private protected sealed override string Clean(string text) => DialledNumber.Of(text);
}
