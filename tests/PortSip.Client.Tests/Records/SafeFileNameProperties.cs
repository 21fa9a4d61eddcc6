using System.Text;
using CsCheck;

namespace PortSip.Client.Tests.Records;

public sealed class SafeFileNameProperties
{
    [Fact]
    public void Whatever_comes_is_one_segment_of_a_path() => Gen.String.Sample(name =>
    {
        var safe = SafeFileName.From(name);
        Assert.NotEmpty(safe);
        Assert.DoesNotContain(safe, c => c < ' ' || "<>:\"/\\|?*".Contains(c));
        Assert.False(safe is "." or ".." || safe.EndsWith('.') || safe.EndsWith(' ') || safe.StartsWith('.'));
        Assert.InRange(Encoding.UTF8.GetByteCount(safe), 1, SafeFileName.LongestName);
    });
}
