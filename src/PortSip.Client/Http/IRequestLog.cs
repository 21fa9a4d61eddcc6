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
}
