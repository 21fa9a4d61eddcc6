using System.Runtime.Versioning;
using PortSip.Testing;

namespace PortSip.Client.Tests.Profiles;

/// <summary>The profiles of a user in their file.</summary>
public sealed class ProfileTests : IDisposable
{
    private const string Thumbprint = "AB12AB12AB12AB12AB12AB12AB12AB12AB12AB12";

    private static readonly PortSipProfile Lab = new() { Name = "lab", Server = "https://lab.example.com:8887/api" };

    private readonly TemporaryFolder _folder = new();
    private readonly PortSipProfiles _profiles;

    public ProfileTests() => _profiles = new PortSipProfiles(_folder.Path);

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

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_user_without_a_file_has_no_profiles()
    {
        Assert.Empty(_profiles.ListNames());
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task What_was_saved_is_read_again()
    {
        var profile = Lab with
        {
            Domain = "test.io",
            UserName = "operator",
            SecretName = "PortSip",
            SecretVault = "Work",
            CertificateThumbprint = [Thumbprint],
            AllowUnencrypted = true,
            AuthenticationMethod = PortSipAuthenticationMethod.Login,
            EventUri = "wss://lab.example.com:8885/",
            EventSignIn = PortSipEventSignIn.Extension,
            TimeoutSec = 30,
            MaximumRetryCount = 0,
            RetryIntervalSec = 0.25,
            RequestsPerMinute = 600,
        };

        await _profiles.SaveAsync(profile, CancellationToken.None);

        Assert.Equal(profile, new PortSipProfiles(_folder.Path).Get("lab"));
    }

    [Fact]
    public async Task The_file_is_for_people_and_has_only_what_differs_from_the_defaults()
    {
        await _profiles.SaveAsync(Lab with { UserName = "müller" }, CancellationToken.None);

        Assert.Equal(
            """
            {
              "profiles": {
                "lab": {
                  "server": "https://lab.example.com:8887/api",
                  "userName": "müller"
                }
              }
            }

            """,
            Content.ReplaceLineEndings());
    }

    [Fact]
    public async Task A_connection_s_profile_has_how_it_was_made_and_no_password()
    {
        var pbx = new MemoryPbx(_ => Reply.Json("""{"access_token":"t"}"""));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, handler: pbx, timeoutSeconds: 30, retryIntervalSeconds: 0.5, requestsPerMinute: 5000, thumbprints: [Thumbprint]));

        await _profiles.SaveAsync(PortSipProfile.Of("lab", bench.Connection), CancellationToken.None);

        Assert.Equal(
            new PortSipProfile
            {
                Name = "lab",
                Server = Bench.MemoryUri.AbsoluteUri.TrimEnd('/'),
                Domain = Bench.Domain,
                UserName = Bench.User,
                CertificateThumbprint = [Thumbprint],
                TimeoutSec = 30,
            },
            _profiles.Get("lab"));
        Assert.DoesNotContain("pass", Content, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_name_is_found_in_any_case_and_is_saved_only_once()
    {
        await _profiles.SaveAsync(Lab, CancellationToken.None);
        await _profiles.SaveAsync(Lab with { Name = "LAB", Domain = "test.io" }, CancellationToken.None);

        Assert.Equal(["LAB"], _profiles.ListNames());
        Assert.Equal(("LAB", "test.io"), (_profiles.Get("Lab").Name, _profiles.Get("Lab").Domain));
    }

    [Fact]
    public async Task A_removed_profile_is_gone_and_the_others_stay()
    {
        await _profiles.SaveAsync(Lab, CancellationToken.None);
        await _profiles.SaveAsync(Lab with { Name = "prod" }, CancellationToken.None);

        await _profiles.RemoveAsync("LAB", CancellationToken.None);

        Assert.Equal(["prod"], _profiles.ListNames());
        var e = await Bench.FailureOf(() => _profiles.RemoveAsync("lab", CancellationToken.None));
        Assert.Equal((PortSipFailure.NotFound, PortSipFailureReason.ProfileMissing), (e.Failure, e.Reason));
        Assert.Contains("The profiles are: prod", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_version_wrote_is_kept()
    {
        Write("""{"version":2,"profiles":{"prod":{"server":"prod","tenant":{"id":7}}}}""");

        await _profiles.SaveAsync(Lab, CancellationToken.None);
        await _profiles.RemoveAsync("lab", CancellationToken.None);

        Assert.Equal("""{"version":2,"profiles":{"prod":{"server":"prod","tenant":{"id":7}}}}""", string.Concat(Content.Where(c => !char.IsWhiteSpace(c))));
    }

    [Theory]
    [MemberData(nameof(UnreadableFiles))]
    public async Task A_broken_file_is_an_error_that_names_it_and_is_never_overwritten(string content, string problem)
    {
        Write(content);

        foreach (var use in new Func<Task>[]
        {
            () => Task.FromResult(_profiles.ListNames()),
            () => Task.FromResult(_profiles.Get("lab")),
            () => _profiles.SaveAsync(Lab, CancellationToken.None),
            () => _profiles.RemoveAsync("lab", CancellationToken.None),
        })
        {
            var e = await Bench.FailureOf(use);
            Assert.Equal((PortSipFailure.ProfileUnreadable, true), (e.Failure, e.IsSafeToRetry));
            Assert.Contains(_profiles.FilePath, e.Message, StringComparison.Ordinal);
            Assert.Contains(problem, e.Message, StringComparison.Ordinal);
        }
        Assert.Equal(content, Content);
    }

    [Theory]
    [MemberData(nameof(UnreadableProfiles))]
    public async Task A_broken_profile_is_an_error_of_its_own_and_can_be_replaced(string content, string problem)
    {
        Write("{\"profiles\":{\"lab\":" + content + ",\"prod\":{\"server\":\"prod\"}}}");

        var e = await Bench.FailureOf(() => Task.FromResult(_profiles.Get("lab")));
        Assert.Equal(PortSipFailure.ProfileUnreadable, e.Failure);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("PortSip.Client", e.Message, StringComparison.Ordinal);
        Assert.Equal("prod", _profiles.Get("prod").Server);

        await _profiles.SaveAsync(Lab, CancellationToken.None);
        Assert.Equal(Lab, _profiles.Get("lab"));
    }

    [Fact]
    public void An_empty_file_counts_as_none()
    {
        Write("\n");

        Assert.Empty(_profiles.ListNames());
    }

    [Fact]
    public void What_people_write_by_hand_may_use_any_case_and_control_characters_reach_no_terminal()
    {
        Write("""{"profiles":{"lab":{"Server":"pbx","TIMEOUTSEC":5,"domain":"a\u001b[31m"}}}""");

        var profile = _profiles.Get("lab");

        Assert.Equal(("pbx", 5), (profile.Server, profile.TimeoutSec));
        Assert.DoesNotContain('\u001b', profile.Domain!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pro*")]
    [InlineData("a[1]")]
    [InlineData("a\u001bb")]
    public async Task A_name_that_can_not_be_asked_for_is_refused(string name)
    {
        var e = await Bench.FailureOf(() => _profiles.SaveAsync(Lab with { Name = name }, CancellationToken.None));

        Assert.Equal(PortSipFailure.ValidationFailed, e.Failure);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData("https://user:secret@pbx", null)]
    [InlineData("pbx:none", null)]
    [InlineData("pbx", "wss://user:secret@pbx:8885")]
    [InlineData("pbx", "8885")]
    public async Task An_address_that_can_not_be_used_or_has_a_password_is_refused(string server, string? events)
    {
        var e = await Bench.FailureOf(() => _profiles.SaveAsync(Lab with { Server = server, EventUri = events }, CancellationToken.None));

        Assert.Equal(PortSipFailure.ValidationFailed, e.Failure);
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_its_user_can_read_the_file_even_if_others_could_before()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows, the folder of the user's configuration has such an access list.");
        Assert.SkipWhen(MonoRuntime.IsRunning, ".NET Framework runs only on Windows, so it can't set such modes.");
        var profiles = new PortSipProfiles(_folder.File("new"));
        await profiles.SaveAsync(Lab, CancellationToken.None);
        File.SetUnixFileMode(profiles.FilePath, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        await profiles.SaveAsync(Lab, CancellationToken.None);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(profiles.FilePath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.File("new")));
    }

    [Fact]
    public async Task Many_processes_lose_no_profile_and_leave_no_drafts()
    {
        var names = Enumerable.Range(1, 20).Select(i => $"lab{i:00}").ToList();

        await Task.WhenAll(names.Select(name => Task.Run(() => new PortSipProfiles(_folder.Path).SaveAsync(Lab with { Name = name }, CancellationToken.None))));

        Assert.Equal(names, _profiles.ListNames().Order(StringComparer.Ordinal));
        Assert.Equal(["profiles.json", "profiles.json.lock"], _folder.Files);
    }

    [Fact]
    public async Task A_link_stays_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows, links need a privilege.");
        var target = _folder.File("elsewhere.json");
        File.CreateSymbolicLink(_profiles.FilePath, target);

        await _profiles.SaveAsync(Lab, CancellationToken.None);

        Assert.Equal(target, new FileInfo(_profiles.FilePath).LinkTarget);
        Assert.Contains("lab.example.com", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_can_not_be_made_says_FileNotWritten()
    {
        File.WriteAllText(_folder.File("file"), "");

        var e = await Bench.FailureOf(() => new PortSipProfiles(_folder.File("file/folder")).SaveAsync(Lab, CancellationToken.None));

        Assert.Equal(PortSipFailure.FileNotWritten, e.Failure);
        Assert.Contains("profiles.json", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_folder_is_in_the_user_s_configuration()
    {
        Assert.True(Path.IsPathRooted(PortSipProfiles.DefaultFolder));
        Assert.Equal("PortSipCallControl", Path.GetFileName(PortSipProfiles.DefaultFolder));
    }

    private string Content => File.ReadAllText(_profiles.FilePath);

    private void Write(string content) => File.WriteAllText(_profiles.FilePath, content);
}
