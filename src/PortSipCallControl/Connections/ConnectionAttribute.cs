using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Accepts a connection, or the name of one of this session.</summary>
internal sealed class ConnectionAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Given.IsNothing(inputData))
            return null;
        var value = Given.Value(inputData)!;
        return value switch
        {
            PortSipConnection => value,
            string name => Find(name) ?? throw Refused(Unknown(name)),
            _ when IsFromAnotherProcess(inputData) => throw Refused("A connection can't be used in another process (Start-Job, remoting). Run Connect-PortSip there."),
            // If it were silently dropped, the default connection would be used instead.
            _ => throw Refused($"A connection or its name is expected, not a [{value.GetType().Name}]."),
        };
    }

    /// <summary>The connection with the name: that of a record, or one of this session; null if there isn't one.</summary>
    public static PortSipConnection? Find(string name) => ConnectionNames.Of(name) ?? RunspaceConnections.Current.Find(name);

    /// <summary>The error for such a name.</summary>
    public static string Unknown(string name) => $"This session has no connection named '{name}'. Use Get-PortSipConnection to list its connections.";

    private static bool IsFromAnotherProcess(object? value) =>
        value is PSObject wrapped && wrapped.TypeNames.Contains($"Deserialized.{typeof(PortSipConnection).FullName}");

    private static ArgumentTransformationMetadataException Refused(string message) => Unbindable.Because(message);
}
