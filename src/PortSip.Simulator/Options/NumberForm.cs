namespace PortSip.Simulator;

/// <summary>The form of the tenant's numbers (API §3).</summary>
internal static class NumberForm
{
    /// <summary>The least and the most digits of an extension number.</summary>
    public static (int Least, int Most) Length { get; } = (3, 64);

    /// <summary>Whether a text is an extension number, which queues and other services have as well.</summary>
    public static bool IsExtension(string text) => text.Length >= Length.Least && text.Length <= Length.Most && IsDigits(text);

    /// <summary>Whether a text has no other characters than digits.</summary>
    public static bool IsDigits(string text) => text.All(character => character is >= '0' and <= '9');
}
