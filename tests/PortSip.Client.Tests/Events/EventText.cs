using System.Text;

namespace PortSip.Client.Tests.Events;

/// <summary>Reads the text of a message.</summary>
internal static class EventText
{
    public static EventFrame Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static EventFrame Read(byte[] message)
    {
        var frame = new EventFrame();
        frame.Read([.. message, .. "} left over"u8], message.Length, DateTimeOffset.UnixEpoch);
        return frame;
    }

    /// <summary>The one record of it.</summary>
    public static T One<T>(string text) => Assert.IsType<T>(Assert.Single(Read(text).Events), exactMatch: true);
}
