namespace PortSip.Client.Tests.Network;

/// <summary>A request goes to the address that its path has at the API's root, however the address is built.</summary>
public sealed class RequestAddressTests
{
    public static MatrixTheoryData<string, string> Addresses => new(
        [
            "https://pbx.example.com:8887/api/", "http://127.0.0.1/api/", "HTTPS://PBX.Example.com/API/", "https://bücher.example/tenant%2F1/ü/api/",
            "https://[::1]:9/api/", "https://[fe80::1%eth0]:9/api/", "https://[fe80::1%25eth0]:9/api/", "https://pbx.example.com/api",
        ],
        [
            "sessions/884757570370146304/hold", "cdrs?top=100&skip=0", "cdrs?caller=%2B49&callee=%C3%A9", "call_queues?name=a:b", "/blobs/1", "1/hold", "?top=1",
        ]);

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Is_what_the_path_means_at_the_root(string root, string pathAndQuery)
    {
        var expected = new Uri(new Uri(root), pathAndQuery);

        var address = new RequestAddress(new Uri(root)).Of(pathAndQuery);

        Assert.Equal((expected.AbsoluteUri, UriHost.Name(expected), expected.IdnHost), (address.AbsoluteUri, UriHost.Name(address), address.IdnHost));
    }
}
