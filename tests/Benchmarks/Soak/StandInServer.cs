using System.Globalization;
using PortSip.Simulator;

namespace PortSipCallControl.Benchmarks;

/// <summary>The simulator in a process of its own. It does what its standard input says, one line at a time, and ends with it.</summary>
internal static class StandInServer
{
    public const string Step = "step";
    public const string Heap = "heap";

    private const int FirstExtension = 10_001;
    private const int ExtensionCount = 2_000;
    // More than 500 of them are in progress at any time.
    private const int CallsPerMinute = 420;

    /// <summary>Serves until standard input closes.</summary>
    public static async Task ServeAsync()
    {
        using var pbx = new SimulatedPbx(new SimulatorOptions
        {
            CallsPerMinute = CallsPerMinute,
            ClockMode = SimulatorClockMode.Frozen,
            Extensions = [.. Enumerable.Range(FirstExtension, ExtensionCount).Select(number => new SimulatedExtension(Text(number), "Ext-Passw0rd!") { DisplayName = "Extension " + Text(number) })],
            Queues = [],
            AccessTokenLifetime = TimeSpan.FromDays(2),
            CallRecording = SimulatorCallRecording.AnsweredCalls,
        });
        using var server = SimulatorServer.Start(pbx);
        Console.WriteLine(server.ApiUri);
        while (await Console.In.ReadLineAsync() is { } command)
        {
            switch (command.Split(' '))
            {
                case [Step, var seconds]:
                    pbx.Clock.Advance(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)));
                    Console.WriteLine(Text(pbx.ActiveCalls.Count));
                    break;
                case [Heap]:
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
                    GC.WaitForPendingFinalizers();
                    Console.WriteLine(Text(GC.GetTotalMemory(forceFullCollection: true)));
                    break;
                default:
                    throw new ArgumentException($"Unknown command: {command}", nameof(command));
            }
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
