using System.Diagnostics;
using System.Net.Http.Headers;

namespace PortSip.Client;

/// <summary>The token as requests carry it. Its value is never shown.</summary>
[DebuggerDisplay("bearer token")]
internal sealed class BearerToken
{
    /// <exception cref="FormatException">The value isn't valid in a header.</exception>
    public BearerToken(string value)
    {
        Value = value;
        Header = new AuthenticationHeaderValue("Bearer", value).ToString();
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Value { get; }

    /// <summary>The Authorization header. A text: each request that carried a parsed header would build the text again, and a token can be long.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Header { get; }

    public override string ToString() => Secrets.Mask;
}
