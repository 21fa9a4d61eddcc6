namespace PortSip.Simulator;

/// <summary>A field of a request, as it was found.</summary>
internal readonly record struct Field(FieldState State, string Text)
{
    public static Field Absent { get; } = new(FieldState.Absent, "");

    public static Field WrongType { get; } = new(FieldState.WrongType, "");

    public static Field Of(string text) => new(FieldState.Present, text);
}
