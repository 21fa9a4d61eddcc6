using System.IO;
using System.Runtime.InteropServices;

namespace PortSip.Client;

/// <summary>The profiles of a user, in one JSON file.</summary>
public sealed class PortSipProfiles
{
    private const string FolderName = "PortSipCallControl";
    private const string FileName = "profiles.json";

    private static readonly char[] Wildcards = ['*', '?', '[', ']'];

    private readonly ProfileFile _file;

    /// <param name="folder">The folder of the file; null for <see cref="DefaultFolder"/>.</param>
    public PortSipProfiles(string? folder = null) => _file = new ProfileFile(Path.Combine(folder ?? DefaultFolder, FileName));

    /// <summary>
    /// The folder for the user's configuration: in AppData on Windows; elsewhere in <c>XDG_CONFIG_HOME</c>, or in <c>~/.config</c>.
    /// </summary>
    public static string DefaultFolder => Path.Combine(
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify)
            : Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { } given && Path.IsPathRooted(given)
                ? given
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".config"),
        FolderName);

    /// <summary>The path of the file. It may not exist yet.</summary>
    public string FilePath => _file.Path;

    /// <summary>The names of the profiles, in the order of the file. A profile that can't be read has one too.</summary>
    /// <exception cref="PortSipException">ProfileUnreadable.</exception>
    public IReadOnlyList<string> ListNames() => _file.Read().Names;

    /// <summary>Finds a profile, whatever the case of its name.</summary>
    /// <exception cref="PortSipException">NotFound; ProfileUnreadable.</exception>
    public PortSipProfile Get(string name)
    {
        var document = _file.Read();
        return document.Find(name) ?? throw NotFound(name, document.Names);
    }

    /// <summary>Adds a profile, or replaces the one with its name.</summary>
    /// <exception cref="PortSipException">ValidationFailed; ProfileUnreadable, and nothing was written; FileNotWritten.</exception>
    public async Task SaveAsync(PortSipProfile profile, CancellationToken cancellationToken)
    {
        RequireName(profile.Name);
        PortSipServerAddress.Parse(profile.Server);
        profile.ReadEventUri();
        foreach (var thumbprint in profile.CertificateThumbprint)
            CertificateCheck.Normalize(thumbprint);
        await _file.ChangeAsync(
            document =>
            {
                document.Set(profile);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a profile. Its secret, if it has one, stays in its vault.</summary>
    /// <exception cref="PortSipException">NotFound; ProfileUnreadable, and nothing was written; FileNotWritten.</exception>
    public async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        if (!await _file.ChangeAsync(document => document.Remove(name), cancellationToken).ConfigureAwait(false))
            throw NotFound(name, _file.Read().Names);
    }

    private static void RequireName(string name)
    {
        Validation.Required(name, "The name of a profile", longest: 64);
        if (name.IndexOfAny(Wildcards) >= 0 || name.Any(char.IsControl))
            throw Validation.Failed($"'{name}' can't be the name of a profile: it contains a wildcard (* ? [ ]) or a control character.");
    }

    private PortSipException NotFound(string name, IReadOnlyList<string> names)
    {
        var known = names.Count == 0 ? "There are no profiles" : $"The profiles are: {string.Join(", ", names)}";
        return new(PortSipFailure.NotFound, $"The profile '{name}' doesn't exist. {known} (in '{FilePath}').") { IsSafeToRetry = true, Reason = PortSipFailureReason.ProfileMissing, Value = name };
    }
}
