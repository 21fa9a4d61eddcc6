namespace PortSip.Client;

/// <summary>Receives the log of a client: requests, responses, times and attempts as verbose lines, problems as warnings. It never receives secrets.</summary>
public interface IRequestLog
{
    /// <summary>Whether the lines are shown; if not, they don't have to be built.</summary>
    bool IsVerbose { get; }

    /// <summary>A verbose line.</summary>
    void Verbose(string message);

    /// <summary>A line that the user should see.</summary>
    void Warning(string message);

    /// <summary>Values of a response couldn't be read: each is null in its record or contains U+FFFD. The command counts them in a single warning.</summary>
    /// <param name="operation">The operation; completes "could not".</param>
    /// <param name="values">The number of values.</param>
    void Unreadable(string operation, int values);
}
