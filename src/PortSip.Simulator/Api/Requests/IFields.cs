namespace PortSip.Simulator;

/// <summary>The fields of a JSON body, a query or a form, before validation.</summary>
internal interface IFields
{
    /// <summary>A field that has to be text.</summary>
    Field Text(string name);

    /// <summary>A field that has to be <c>true</c> or <c>false</c>, as that text.</summary>
    Field Boolean(string name);
}
