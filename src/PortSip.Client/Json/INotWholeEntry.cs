namespace PortSip.Client;

/// <summary>An entry of a list that knows whether some of its values couldn't be read: they look as if they were absent.</summary>
internal interface INotWholeEntry
{
    /// <summary>Whether a value was present but couldn't be read.</summary>
    bool IsIncomplete { get; set; }
}
