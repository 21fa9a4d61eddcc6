namespace PortSip.Simulator;

/// <summary>A tenant file that can't be used: the message says what is wrong, and in which line.</summary>
public sealed class SimulatorTenantException : Exception
{
    internal SimulatorTenantException(string problem, int? line, string path, Exception? cause = null)
        : base((line is null ? "" : $"line {line}, ") + $"{path}: {problem}", cause)
    {
        Line = line;
        JsonPath = path;
    }

    /// <summary>The line, from 1; <see langword="null"/> if what is missing has no line.</summary>
    public int? Line { get; }

    /// <summary>The place in the file: <c>$.options.queues[0].agents[1]</c>.</summary>
    public string JsonPath { get; }
}
