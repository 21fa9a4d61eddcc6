using System.Text;

namespace PortSip.Client.Tests.Events;

/// <summary>How the fields of an event are found by their names.</summary>
public sealed class EventFieldTests
{
    [Fact]
    public void Names_and_texts_may_be_escaped()
    {
        var record = EventText.One<PortSipCallEvent>("""{"event_type":"call\u005fstart","\u0063aller":"\"Ann\" <sip:101@test.io>","caller_display_name":"Zo\u00eb \ud83d\ude00","callee_display_name":"cut \ud83d"}""");

        Assert.Equal("101", record.Caller);
        Assert.Equal("Zoë \ud83d\ude00", record.CallerDisplayName);
        Assert.Equal("cut \uFFFD", record.CalleeDisplayName);
    }

    [Fact]
    public void Names_may_be_in_another_case()
    {
        var record = EventText.One<PortSipQueueEvent>("""{"Event_Type":"queue_status","QUEUE_NUMBER":"8000","Waiting_List":[{"Position":"1","Caller_Number":"1001"}]}""");

        Assert.Equal(("8000", 1, "1001"), (record.QueueNumber, Assert.Single(record.Callers).Position, record.Callers[0].CallerNumber));
    }

    // They have the length and the letters in common by which names are found.
    [Theory]
    [InlineData("""{"event_type":"call_start","call_id":"a","coolood":"b"}""")]
    [InlineData("""{"event_type":"call_start","coolood":"b","call_id":"a"}""")]
    public void Names_that_are_alike_are_distinguished(string text)
    {
        Assert.Equal(NameKey.Of("call_id"), NameKey.Of("COOLOOD"u8));
        Assert.Equal("a", EventText.One<PortSipCallEvent>(text).SipCallId);
    }

    [Fact]
    public void Nothing_of_a_larger_message_is_found_in_the_next_one()
    {
        var fields = new EventFields();
        Read("""{"event_type":"call_start","caller":"101","callee":"102","did":"103","session_id":"1"}""");
        Read("""{"callee":"104"}""");

        Assert.Equal((null, "104", null, null), (fields.Text("caller"), fields.Text("callee"), fields.Text("did"), fields.Text("session_id")));

        void Read(string text)
        {
            var json = Encoding.UTF8.GetBytes(text);
            fields.Read(json, JsonPart.Whole(json, json.Length));
        }
    }

    [Fact]
    public void Of_a_name_that_occurs_twice_the_last_one_counts()
    {
        var record = EventText.One<PortSipCallEvent>("""{"event_type":"call_start","session_id":"1","":"x","SESSION_ID":"2","":"y","session\u005fid":"3"}""");

        Assert.Equal("3", record.SessionId);
    }

    [Fact]
    public void Caller_is_not_a_misspelling_of_callee()
    {
        Assert.False(Misspelling.Is("caller", "callee"));
        Assert.True(Misspelling.Is("destiantion", "destination"));
        Assert.True(Misspelling.Is("call_staus", "call_status"));
    }
}
