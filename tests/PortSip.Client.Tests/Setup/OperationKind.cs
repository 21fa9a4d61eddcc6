namespace PortSip.Client.Tests;

/// <summary>The columns of the table of what may be sent twice.</summary>
internal enum OperationKind
{
    Repeatable,
    Originate,
    Transfer,
    Latest,
}
