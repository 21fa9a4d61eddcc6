namespace PortSip.Simulator;

/// <summary>The outcome of an operation on a call.</summary>
internal enum CallOutcome
{
    Done,
    NoSuchCall,
    NoSuchLeg,
    NotAnswered,
    Refused,
}
