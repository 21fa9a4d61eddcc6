namespace PortSip.Simulator;

/// <summary>How an operation on a call went.</summary>
internal enum CallOutcome
{
    Done,
    NoSuchCall,
    NoSuchLeg,
    NotAnswered,
    Refused,
}
