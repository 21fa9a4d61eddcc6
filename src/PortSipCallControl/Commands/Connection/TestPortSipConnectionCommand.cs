using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Checks the way to a PBX step by step, and says what to do about what doesn't work.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PortSipConnection", DefaultParameterSetName = CredentialSet)]
[OutputType(typeof(PortSipConnectionCheck), typeof(bool))]
public sealed class TestPortSipConnectionCommand : SignInCommand
{
    private const string ConnectionSet = "Connection";
    private const int SoonInDays = 30;

    /// <summary>The connection, or its name. It isn't signed in again. By default the session's default connection, if no server and no profile is specified.</summary>
    [Parameter(ParameterSetName = ConnectionSet, Mandatory = true, ValueFromPipeline = true)]
    [Connection(IsOneOfSeveral = true)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public PortSipConnection? Connection { get; set; }

    /// <summary>The permissions to check; wildcards are supported: CallEvents, Calls, Queues, Cdrs, CallLogs, Recordings, FeatureCodes, MonitorGroups. If omitted, all of them.</summary>
    [Parameter]
    [NameList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PermissionCompleter))]
    public string[] Permission { get; set; } = ["*"];

    /// <summary>Emits only whether no check failed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Seconds for each check, 1 to 86400; default 10.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [NoOffers]
    public int TimeoutSec { get; set; } = 10;

    /// <inheritdoc/>
    protected override object? ErrorTarget => (object?)Connection ?? base.ErrorTarget;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var permissions = Permissions();
        var hasPassed = true;
        await Diagnosis().RunAsync(permissions.Match, cancellationToken).ForEachAsync(
            check =>
            {
                hasPassed &= check.Result != PortSipCheckResult.Failed;
                if (!Quiet)
                    WriteObject(check with { Advice = AdviceFor(check) });
                return Task.CompletedTask;
            },
            cancellationToken);
        if (Quiet)
            WriteObject(hasPassed);
    }

    private ConnectionDiagnosis Diagnosis()
    {
        var arguments = SignInArguments.Of(Server, Credential, Domain);
        var isExisting = ParameterSetName == ConnectionSet;
        if (isExisting && (IsExplicit(nameof(Server)) || IsExplicit(nameof(Profile))))
            Refuse("-Connection is an existing connection, and a server or a profile is for a new sign-in.", "Specify one of them.");
        // A piped connection has the properties of a server too.
        var isNew = !isExisting && (Text.OrNull(arguments.Server) is not null || UsedProfile is not null);
        if (!isNew && !isExisting && (arguments.Credential is not null || (MyInvocation.ExpectingInput && MyInvocation.BoundParameters.ContainsKey(nameof(Credential)))))
            Refuse("A credential was specified without a server.", "Specify -Server or -Profile, or omit -Credential to check the session's default connection.");
        if (!isNew)
        {
            var connection = Connection ?? RunspaceConnections.Current.Default ?? throw ConnectedCmdlet.NotConnected();
            return new ConnectionDiagnosis(connection.Options with { Timeout = TimeSpan.FromSeconds(TimeoutSec), MaximumRetryCount = 0 }, this, connection);
        }
        var options = ServerOptions(FindServer(arguments)!, FindDomain(arguments)) with { Timeout = TimeSpan.FromSeconds(TimeoutSec), MaximumRetryCount = 0 };
        // Without a user, everything up to the sign-in can still be checked: nobody is asked.
        var wantsUser = arguments.Credential is not null || UsedProfile?.SecretName is not null;
        if (wantsUser)
            PortSipServerAddress.RequireEncryption(options.ApiUri, options.AllowsUnencrypted);
        return new ConnectionDiagnosis(wantsUser ? options with { Credential = SignInCredentials.Of(RequireCredential(arguments.Credential, options.ApiUri)) } : options, this);
    }

    private NamePatterns Permissions()
    {
        var permissions = NamePatterns.Of(nameof(Permission), Permission);
        foreach (var unknown in permissions.Missing(PermissionCheck.Names))
            Refuse($"'{unknown}' isn't a permission that can be checked. {NearNames.Sentence(unknown, PermissionCheck.Names)}", "Press Tab after -Permission for the names.");
        return permissions;
    }

    private static string? AdviceFor(PortSipConnectionCheck check) =>
        check.Reason is { } reason ? Advice.ForCheck(reason)
        : check.ExpiresInDays <= SoonInDays ? Advice.CertificateExpires
        : null;
}
