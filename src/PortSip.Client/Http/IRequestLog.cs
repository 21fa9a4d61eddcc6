namespace PortSip.Client;

/// <summary>Where a client tells what it does: request, answer, time and attempt as verbose lines, trouble as warnings. Secrets never reach it.</summary>
public interface IRequestLog
{
    /// <summary>Whether anybody follows along; where nobody does, the lines need not be made.</summary>
    bool IsVerbose { get; }

    /// <summary>A line for whoever follows along.</summary>
    void Verbose(string message);

    /// <summary>A line that whoever runs this should see.</summary>
    void Warning(string message);

    /// <summary>Values of an answer could not be read: each is null in its record, or has U+FFFD in it. For one warning that counts all of them.</summary>
    /// <param name="operation">What was asked, in words that follow "could not".</param>
    /// <param name="values">How many.</param>
    void Unreadable(string operation, int values);
}
