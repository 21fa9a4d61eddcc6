using System.Runtime.Versioning;
using PortSip.Testing;

namespace PortSip.Client.Tests.Profiles;

/// <summary>The file of a user's profiles: what people and other versions write, who can read it, many processes.</summary>
public sealed class ProfileFileTests : ProfileFixture
{
    public static TheoryData<string, string> UnreadableFiles => new()
    {
        { "{\n  \"profiles\": {\n    \"lab\": {,}\n  }\n}", "(line 3)" },
        { "[]", "isn't a JSON object" },
        { "{\"profiles\":[]}", "'profiles' isn't an object" },
        { "{\"profiles\":{\"lab\":{\"server\":\"a\"},\"lab\":{\"server\":\"b\"}}}", "occurs more than once" },
        { "\0\0\0\0", "(line 1)" },
    };

    public static TheoryData<string, string> UnreadableProfiles => new()
    {
        { "{\"domain\":\"test.io\"}", "'server' is missing" },
        { "{\"server\":8887}", "profiles.lab.server" },
        { "{\"server\":\"pbx\",\"timeoutSec\":0}", "'timeoutSec' must be 1 to 86400; it is 0" },
        { "{\"server\":\"pbx\",\"authenticationMethod\":\"Kerberos\"}", "profiles.lab.authenticationMethod" },
        { "null", "is empty" },
        { "\"pbx\"", "profiles.lab" },
    };

    [Fact]
    public async Task What_another_version_wrote_is_kept()
    {
        Write("""{"version":2,"profiles":{"prod":{"server":"prod","tenant":{"id":7}}}}""");

        await Profiles.SaveAsync(Lab, CancellationToken.None);
        await Profiles.RemoveAsync("lab", CancellationToken.None);

        Assert.Equal("""{"version":2,"profiles":{"prod":{"server":"prod","tenant":{"id":7}}}}""", string.Concat(Content.Where(c => !char.IsWhiteSpace(c))));
    }

    [Theory]
    [MemberData(nameof(UnreadableFiles))]
    public async Task A_broken_file_is_an_error_that_names_it_and_is_never_overwritten(string content, string problem)
    {
        Write(content);

        foreach (var use in new Func<Task>[]
        {
            () => Task.FromResult(Profiles.ListNames()),
            () => Task.FromResult(Profiles.Get("lab")),
            () => Profiles.SaveAsync(Lab, CancellationToken.None),
            () => Profiles.RemoveAsync("lab", CancellationToken.None),
        })
        {
            var e = await Bench.FailureOf(use);
            Assert.Equal((PortSipFailure.ProfileUnreadable, true), (e.Failure, e.IsSafeToRetry));
            Assert.Contains(Profiles.FilePath, e.Message, StringComparison.Ordinal);
            Assert.Contains(problem, e.Message, StringComparison.Ordinal);
        }
        Assert.Equal(content, Content);
    }

    [Theory]
    [MemberData(nameof(UnreadableProfiles))]
    public async Task A_broken_profile_is_an_error_of_its_own_and_can_be_replaced(string content, string problem)
    {
        Write("{\"profiles\":{\"lab\":" + content + ",\"prod\":{\"server\":\"prod\"}}}");

        var e = await Bench.FailureOf(() => Task.FromResult(Profiles.Get("lab")));
        Assert.Equal(PortSipFailure.ProfileUnreadable, e.Failure);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("PortSip.Client", e.Message, StringComparison.Ordinal);
        Assert.Equal("prod", Profiles.Get("prod").Server);

        await Profiles.SaveAsync(Lab, CancellationToken.None);
        Assert.Equal(Lab, Profiles.Get("lab"));
    }

    [Fact]
    public void An_empty_file_counts_as_none()
    {
        Write("\n");

        Assert.Empty(Profiles.ListNames());
    }

    [Fact]
    public void What_people_write_by_hand_may_use_any_case_and_control_characters_reach_no_terminal()
    {
        Write("""{"profiles":{"lab":{"Server":"pbx","TIMEOUTSEC":5,"domain":"a\u001b[31m"}}}""");

        var profile = Profiles.Get("lab");

        Assert.Equal(("pbx", 5), (profile.Server, profile.TimeoutSec));
        Assert.DoesNotContain('\u001b', profile.Domain!);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_its_user_can_read_the_file_even_if_others_could_before()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows, the folder of the user's configuration has such an access list.");
        Assert.SkipWhen(MonoRuntime.IsRunning, ".NET Framework runs only on Windows, so it can't set such modes.");
        var profiles = new PortSipProfiles(Folder.File("new"));
        await profiles.SaveAsync(Lab, CancellationToken.None);
        File.SetUnixFileMode(profiles.FilePath, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        await profiles.SaveAsync(Lab, CancellationToken.None);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(profiles.FilePath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder.File("new")));
    }

    [Fact]
    public async Task Many_processes_lose_no_profile_and_leave_no_drafts()
    {
        var names = Enumerable.Range(1, 20).Select(i => $"lab{i:00}").ToList();

        await Task.WhenAll(names.Select(name => Task.Run(() => new PortSipProfiles(Folder.Path).SaveAsync(Lab with { Name = name }, CancellationToken.None))));

        Assert.Equal(names, Profiles.ListNames().Order(StringComparer.Ordinal));
        Assert.Equal(["profiles.json", "profiles.json.lock"], Folder.Files);
    }

    [Fact]
    public async Task A_link_stays_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows, links need a privilege.");
        var target = Folder.File("elsewhere.json");
        File.CreateSymbolicLink(Profiles.FilePath, target);

        await Profiles.SaveAsync(Lab, CancellationToken.None);

        Assert.Equal(target, new FileInfo(Profiles.FilePath).LinkTarget);
        Assert.Contains("lab.example.com", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolder_that_can_not_be_made_says_FileNotWritten()
    {
        File.WriteAllText(Folder.File("file"), "");

        var e = await Bench.FailureOf(() => new PortSipProfiles(Folder.File("file/folder")).SaveAsync(Lab, CancellationToken.None));

        Assert.Equal(PortSipFailure.FileNotWritten, e.Failure);
        Assert.Contains("profiles.json", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaultFolder_is_in_the_user_s_configuration()
    {
        Assert.True(Path.IsPathRooted(PortSipProfiles.DefaultFolder));
        Assert.Equal("PortSipCallControl", Path.GetFileName(PortSipProfiles.DefaultFolder));
    }
}
