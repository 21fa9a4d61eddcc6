namespace PortSip.Simulator;

/// <summary>A snapshot of one leg of a call: the PBX's connection to one telephone.</summary>
public sealed record SimulatedLeg
{
    /// <summary>The number of the telephone: an extension, a PSTN number or a feature code.</summary>
    public required string Number { get; init; }

    /// <summary>Whether the number is an extension of the tenant.</summary>
    public required bool IsExtension { get; init; }

    /// <summary>The trunk that the leg goes through; <see langword="null"/> for none.</summary>
    public string? Trunk { get; init; }

    /// <summary>The state of the leg.</summary>
    public required SimulatedLegState State { get; init; }

    /// <summary>Whether this telephone has the call on hold.</summary>
    public required bool IsHeld { get; init; }

    /// <summary>When the PBX started to call it.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it answered; <see langword="null"/> if not (yet).</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it left; <see langword="null"/> if not yet.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
