namespace PortSip.Simulator;

/// <summary>A field of a request.</summary>
internal readonly record struct Field(FieldState State, string Text)
{
    public static Field Absent { get; } = new(FieldState.Absent, "");

    public static Field WrongType { get; } = new(FieldState.WrongType, "");

    public static Field Of(string text) => new(FieldState.Present, text);
}
