namespace PortSip.Client.Tests.Network;

/// <summary>What is sent is the path that was asked for, or nothing: .NET Framework's Uri makes another one of some ids.</summary>
public sealed class SentPathTests
{
    private static readonly Uri Root = new("https://pbx.example.com:8887/api/");

    [Theory]
    [InlineData("sessions/rZTO%2BS5%2Fx%3D%3D/destroy", "/api/sessions/rZTO+S5/x==/destroy")]
    [InlineData("sessions/1%2F..%2F..%2Fcall_queues/destroy", "/api/call_queues/destroy")]
    [InlineData("sessions/a./destroy", "/api/sessions/a/destroy")]
    [InlineData("sessions/a%5Cb/hold", "/api/sessions/a/b/hold")]
    [InlineData("sessions/%2E%2E/hold", "/api/hold")]
    [InlineData("sessions/a%2520b/hold", "/api/sessions/a%20b/hold")]
    public void A_segment_that_becomes_another_is_refused(string asked, string built)
    {
        var e = Assert.Throws<PortSipException>(() => SentPath.Require(Root, asked, new Uri(Root, built)));

        Assert.Equal((PortSipFailure.ValidationFailed, true), (e.Failure, e.IsSafeToRetry));
    }

    [Theory]
    [InlineData("sessions/rZTO%2BS5%2Fx%3D%3D/destroy", "/api/sessions/rZTO+S5%2Fx==/destroy")]
    [InlineData("sessions/%21%2A%27%28%29/hold", "/api/sessions/!*'()/hold")]
    [InlineData("sessions/%C3%A9/hold?x=1", "/api/sessions/%C3%A9/hold?x=1")]
    [InlineData("/api/blobs/a%2Fb", "/api/blobs/a%2Fb")]
    public void What_is_only_escaped_otherwise_is_the_same(string asked, string built) => SentPath.Require(Root, asked, new Uri(Root, built));

    [Theory]
    [InlineData("rZTO+S5/x==")]
    [InlineData("1/../../call_queues")]
    [InlineData("a.")]
    [InlineData("a..")]
    [InlineData(@"a\b")]
    [InlineData("%2F")]
    [InlineData("!*'()")]
    [InlineData("a b;c=d&e")]
    public void Every_id_is_exactly_one_segment(string id)
    {
        var request = CallEndpoints.HangUp.Request(("id", id), ("call", id));
        var uri = new Uri(Root, request.PathAndQuery);

        SentPath.Require(Root, request.PathAndQuery, uri);
        Assert.Equal(["", "api", "sessions", id, "destroy"], uri.AbsolutePath.Split('/').Select(Uri.UnescapeDataString));
    }

    [Theory]
    [InlineData("[fe80::1%25eth0]:9", "https://[fe80::1%eth0]:9/api/", "fe80::1%eth0")]
    [InlineData("fe80::1%eth0", "https://[fe80::1%eth0]:8887/api/", "fe80::1%eth0")]
    [InlineData("[::1]:9", "https://[::1]:9/api/", "::1")]
    [InlineData("pbx.example.com", "https://pbx.example.com:8887/api/", "pbx.example.com")]
    public void The_zone_of_an_IPv6_address_survives(string server, string apiUri, string host)
    {
        var uri = PortSipServerAddress.Parse(server);

        Assert.Equal((apiUri, host), (uri.OriginalString, UriHost.Name(uri)));
        Assert.Equal(host, UriHost.Name(EventAddress.Derive(uri)));
    }
}
