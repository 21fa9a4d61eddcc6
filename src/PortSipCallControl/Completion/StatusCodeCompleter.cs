using System.Globalization;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the SIP statuses with which calls usually fail.</summary>
internal sealed class StatusCodeCompleter : Completer
{
    private static readonly int[] Codes = [403, 404, 408, 480, 484, 486, 487, 488, 500, 503, 504, 600, 603];

    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        Codes.Select(code => new Offer(code.ToString(CultureInfo.InvariantCulture), SipReasons.Of(code)!));
}
