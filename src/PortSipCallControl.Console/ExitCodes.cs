namespace PortSipCallControl.Hosting;

/// <summary>What the console itself exits with. A script's <c>exit</c> decides otherwise.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>A terminating error that nobody caught.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;

    /// <summary>Stopped by Ctrl+C: 128 and the signal's number, as shells say it.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM.</summary>
    public const int Terminated = 143;
}
