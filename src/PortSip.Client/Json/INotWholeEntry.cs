namespace PortSip.Client;

/// <summary>An entry of a list that knows whether some of its values couldn't be read: they look as if they were absent.</summary>
internal interface INotWholeEntry
{
    /// <summary>Whether a value is missing that was there.</summary>
    bool IsIncomplete { get; set; }
}
