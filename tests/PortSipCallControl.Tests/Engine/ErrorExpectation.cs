using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests;

/// <summary>What every error of the module has.</summary>
internal static class ErrorExpectation
{
    /// <summary>The only error: its id, the type of its command, its category, a message and something to do about it.</summary>
    public static ErrorRecord ExpectError(this ScriptResult result, PortSipFailure failure, string command, ErrorCategory category)
    {
        var error = result.Error;
        Assert.Equal($"{failure},PortSipCallControl.{command}", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(failure, Assert.IsType<PortSipException>(error.Exception, exactMatch: false).Failure);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.Message));
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
        return error;
    }
}
