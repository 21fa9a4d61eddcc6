using System.Collections;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For a call or its id: see <see cref="PortSipCallIdentity"/>.</summary>
internal sealed class CallAttribute : IdTextAttribute
{
    private static readonly CallAttribute Single = new();

    /// <summary>Whether the parameter accepts several calls.</summary>
    public bool IsMany { get; set; }

    /// <summary>Whether the call can be the piped object itself.</summary>
    public bool IsPiped { get; set; }

    /// <summary>Whether a CDR or a recording stands for its call.</summary>
    public bool TakesRecords { get; set; }

    private protected override string Kind => "a session id";

    private protected override bool TakesPipedObject => IsPiped;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (!IsMany)
            return Identity(inputData);
        var value = Given.Value(inputData);
        if (value is not IEnumerable || value is string or IDictionary)
            return new[] { Identity(inputData) };
        PortSipCallIdentity[] several = [.. ((IEnumerable)value).Cast<object?>().Select(Identity)];
        return several.Length > 0 ? several : [new PortSipCallIdentity(Blank)];
    }

    /// <summary>The text of an id in a row.</summary>
    public static string IdOf(object id) => Single.One(id);

    // A formatted number isn't an id either. After a pipe it can be the target of a transfer, and the PBX doesn't know such an id.
    public override string? Problem(string text) => DialledNumber.IsFormatted(text) ? null : base.Problem(text);

    private PortSipCallIdentity Identity(object? input) =>
        PortSipCallIdentity.FromObject(input)
        ?? (TakesRecords ? PortSipCallIdentity.FromRecord(input) : null)
        // The binder would take the id of a queue or a CDR for that of a call.
        ?? (Given.Value(input) is PortSipRecord record ? throw Unbindable.Because($"'{record}' is a [{record.GetType().Name}], not a call.") : new PortSipCallIdentity(One(input)));

    // PowerShell reads digits that don't fit a [long] as a [decimal], which keeps them.
    private protected override string One(object? input) =>
        Given.Value(input) is decimal and > long.MaxValue and var value && decimal.Truncate(value) == value ? WholeNumber.TextOf(input!, decimal.Truncate(value)) : base.One(input);
}
