namespace PortSip.Client;

/// <summary>The methods of the API: it uses no others (API §1).</summary>
public enum PortSipRestMethod
{
    /// <summary>Reads. Sent again if the response is lost.</summary>
    Get,

    /// <summary>Creates, changes and deletes. Never sent twice.</summary>
    Post,
}
