namespace PortSip.Client;

/// <summary>The methods of the API: it has no other (API §1).</summary>
public enum PortSipRestMethod
{
    /// <summary>Reads. Sent again where the answer is lost.</summary>
    Get,

    /// <summary>Creates, changes and deletes. Never sent twice.</summary>
    Post,
}
