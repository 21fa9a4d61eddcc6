using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>The parameters of a command for its job.</summary>
internal static class JobParameters
{
    // These belong to the pipeline in the foreground.
    private static readonly string[] OfPipeline = ["AsJob", "OutVariable", "OutBuffer", "ErrorVariable", "WarningVariable", "InformationVariable", "PipelineVariable", "WhatIf", "Confirm"];

    /// <summary>What was bound, without what the input of the job provides.</summary>
    public static Dictionary<string, object> Of(PSCmdlet cmdlet, params string[] fromInput)
    {
        var parameters = cmdlet.MyInvocation.BoundParameters
            .Where(parameter => !OfPipeline.Concat(fromInput).Contains(parameter.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(parameter => parameter.Key, parameter => parameter.Value, StringComparer.OrdinalIgnoreCase);
        // It was asked for in the foreground.
        parameters["Confirm"] = false;
        return parameters;
    }
}
