using PortSip.Testing;

namespace PortSip.Client.Tests.Campaigns;

public sealed class NeverCallListTests
{
    private static readonly CampaignPerson Ann = new() { Number = "1002" };
    private static readonly CampaignPerson Bob = new() { Number = "0033187691" };

    [Fact]
    public void A_file_that_has_changed_is_read_again()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("dnc.csv");
        File.WriteAllText(file, "Number\n1002\n");
        var list = new NeverCallList([file], text => text);
        Assert.Equal((file, null), (list.FileWith(Ann), list.FileWith(Bob)));

        File.WriteAllText(file, "Number,Since\n1002,yesterday\n+33187691,today\n");

        Assert.Equal((file, file), (list.FileWith(Ann), list.FileWith(Bob)));
        File.Delete(file);
        Assert.Equal(PortSipFailureReason.NeverCallListUnreadable, Assert.Throws<PortSipException>(() => list.FileWith(Bob)).Reason);
    }

    [Fact]
    public void A_cell_can_contain_a_line_break_and_a_separator()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("dnc.csv");
        File.WriteAllText(file, "Name;Number\r\n\"Ann;\r\nB.\";1002\r\n;;\r\n");

        Assert.Equal(file, new NeverCallList([file], text => text).FileWith(Ann));
    }
}
