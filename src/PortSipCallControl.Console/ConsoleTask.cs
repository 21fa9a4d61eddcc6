namespace PortSipCallControl.Hosting;

/// <summary>What the console is asked to do.</summary>
internal enum ConsoleTask
{
    /// <summary>Play the guided tour.</summary>
    Tour,

    /// <summary>Run a script.</summary>
    Script,

    /// <summary>Run a command given as text.</summary>
    Command,

    /// <summary>Read commands line by line.</summary>
    Prompt,

    /// <summary>Say what the console takes.</summary>
    Help,
}
