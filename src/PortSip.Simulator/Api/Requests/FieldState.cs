namespace PortSip.Simulator;

internal enum FieldState
{
    Absent,
    WrongType,
    Present,
}
