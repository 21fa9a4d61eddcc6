namespace PortSip.Simulator;

/// <summary>The two parts of a request's target, both percent-encoded.</summary>
internal readonly record struct RequestTarget(string Path, string Query)
{
    public static RequestTarget Parse(string pathAndQuery)
    {
        var question = pathAndQuery.IndexOf('?');
        return question < 0
            ? new RequestTarget(pathAndQuery, "")
            : new RequestTarget(pathAndQuery.Substring(0, question), pathAndQuery.Substring(question + 1));
    }
}
