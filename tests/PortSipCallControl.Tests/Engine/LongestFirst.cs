using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(PortSipCallControl.Tests.LongestFirst))]

namespace PortSipCallControl.Tests;

/// <summary>Begins with the classes that take longest, so that none of them runs alone at the end. The others have the order that xunit gave them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        .. new[]
        {
            typeof(Binding.SweepTests), typeof(Browser.ReportPageTests), typeof(Faults.FaultTableTests), typeof(Shell.JobTests), typeof(Shell.RemotingTests), typeof(Campaigns.KilledCampaignTests),
            typeof(Examples.SuiteExampleTests), typeof(Shell.ShellTests), typeof(Browser.WallboardPageTests), typeof(Strangers.HostileOutputTests), typeof(Help.ExampleTests), typeof(Versions.VersionMatrixTests),
        }.Select(type => $" {type.FullName} "),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Place)];

    // A class is a collection of its own, whose name has the name of the class in it.
    private static int Place<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection =>
        Array.FindIndex(Longest, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is var place and >= 0 ? place : Longest.Length;
}
