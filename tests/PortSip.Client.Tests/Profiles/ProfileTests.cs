using PortSip.Testing;

namespace PortSip.Client.Tests.Profiles;

/// <summary>The profiles of a user: saved, read, replaced and removed.</summary>
public sealed class ProfileTests : ProfileFixture
{
    [Fact]
    public void A_user_without_a_file_has_noProfiles()
    {
        Assert.Empty(Profiles.ListNames());
        Assert.Empty(Folder.Files);
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

        await Profiles.SaveAsync(profile, CancellationToken.None);

        Assert.Equal(profile, new PortSipProfiles(Folder.Path).Get("lab"));
    }

    [Fact]
    public async Task The_file_is_for_people_and_has_only_what_differs_from_the_defaults()
    {
        await Profiles.SaveAsync(Lab with { UserName = "müller" }, CancellationToken.None);

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

        await Profiles.SaveAsync(PortSipProfile.Of("lab", bench.Connection), CancellationToken.None);

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
            Profiles.Get("lab"));
        Assert.DoesNotContain("pass", Content, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_name_is_found_in_any_case_and_is_saved_only_once()
    {
        await Profiles.SaveAsync(Lab, CancellationToken.None);
        await Profiles.SaveAsync(Lab with { Name = "LAB", Domain = "test.io" }, CancellationToken.None);

        Assert.Equal(["LAB"], Profiles.ListNames());
        Assert.Equal(("LAB", "test.io"), (Profiles.Get("Lab").Name, Profiles.Get("Lab").Domain));
    }

    [Fact]
    public async Task A_removed_profile_is_gone_and_the_others_stay()
    {
        await Profiles.SaveAsync(Lab, CancellationToken.None);
        await Profiles.SaveAsync(Lab with { Name = "prod" }, CancellationToken.None);

        await Profiles.RemoveAsync("LAB", CancellationToken.None);

        Assert.Equal(["prod"], Profiles.ListNames());
        var e = await Bench.FailureOf(() => Profiles.RemoveAsync("lab", CancellationToken.None));
        Assert.Equal((PortSipFailure.NotFound, PortSipFailureReason.ProfileMissing), (e.Failure, e.Reason));
        Assert.Contains("The profiles are: prod", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pro*")]
    [InlineData("a[1]")]
    [InlineData("a\u001bb")]
    public async Task A_name_that_can_not_be_asked_for_is_refused(string name)
    {
        var e = await Bench.FailureOf(() => Profiles.SaveAsync(Lab with { Name = name }, CancellationToken.None));

        Assert.Equal(PortSipFailure.ValidationFailed, e.Failure);
        Assert.Empty(Folder.Files);
    }

    [Theory]
    [InlineData("https://user:secret@pbx", null)]
    [InlineData("pbx:none", null)]
    [InlineData("pbx", "wss://user:secret@pbx:8885")]
    [InlineData("pbx", "8885")]
    public async Task An_address_that_can_not_be_used_or_has_a_password_is_refused(string server, string? events)
    {
        var e = await Bench.FailureOf(() => Profiles.SaveAsync(Lab with { Server = server, EventUri = events }, CancellationToken.None));

        Assert.Equal(PortSipFailure.ValidationFailed, e.Failure);
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
        Assert.Empty(Folder.Files);
    }
}
