using System.Net.WebSockets;
using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

public sealed class EventStreamTests
{
    [Fact]
    public async Task It_signs_in_and_subscribes_as_documented()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();

        var socket = await bench.Pbx.SocketAsync();
        var signIn = System.Text.Json.JsonDocument.Parse(await socket.ReceiveAsync()).RootElement;
        await socket.SendAsync("""{"command":"auth","id":"1","status":0}""");

        Assert.Equal(["command", "username", "password", "domain"], signIn.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("auth", Bench.User, Bench.Password, Bench.Domain), (signIn.GetProperty("command").GetString(), signIn.GetProperty("username").GetString(), signIn.GetProperty("password").GetString(), signIn.GetProperty("domain").GetString()));
        Assert.Equal("""{"command":"subscribe","topics":["cdr_events"]}""", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task It_is_ready_with_the_answer_to_the_subscription()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch();

        await bench.SubscribedAsync();

        Assert.True(await subscription.Ready);
    }

    [Fact]
    public async Task It_is_ready_with_the_first_event_where_no_answer_comes()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        await socket.ReceiveAsync();

        await socket.SendAsync(EventBench.Start("7"));

        Assert.True(await subscription.Ready);
        Assert.Equal("7", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
    }

    [Fact]
    public async Task It_does_not_hang_for_an_answer_that_never_comes()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();

        await bench.Pbx.SignedInAsync();

        Assert.True(await subscription.Ready);
    }

    [Fact]
    public async Task A_refusal_is_one_although_it_comes_late()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        Assert.True(await subscription.Ready);

        await socket.SendAsync("""{"command":"subscribe","error":"no rights","id":"2","status":-1}""");

        var failure = await Bench.FailureOf(() => EventBench.NextAsync(subscription));
        Assert.Equal(PortSipFailure.EventStreamLost, failure.Failure);
        Assert.Contains("no rights", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_subscription_says_Forbidden()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        await socket.ReceiveAsync();

        await socket.SendAsync("""{"command":"subscribe","error":"no rights","id":"2","status":-1}""");

        Assert.Equal(PortSipFailure.Forbidden, (await Bench.FailureOf(() => subscription.Ready)).Failure);
    }

    [Fact]
    public async Task A_refused_password_is_never_tried_again_and_never_told()
    {
        await using var bench = await EventBench.StartAsync();
        using var first = bench.Watch();
        var socket = await bench.Pbx.SocketAsync();
        var password = System.Text.Json.JsonDocument.Parse(await socket.ReceiveAsync()).RootElement.GetProperty("password").GetRawText();
        await socket.SendAsync($$"""{"command":"auth","error":{{password}},"id":"1","status":-1}""");
        Assert.Equal(PortSipFailure.AuthenticationFailed, (await Bench.FailureOf(() => first.Ready)).Failure);

        using var second = bench.Watch();

        Assert.Equal(PortSipFailure.AuthenticationFailed, (await Bench.FailureOf(() => second.Ready)).Failure);
        Assert.Equal(1, bench.Pbx.Attempts);
    }

    [Fact]
    public async Task Without_a_password_it_says_CredentialRequired_and_asks_nobody()
    {
        await using var bench = await EventBench.StartAsync(hasCredential: false);
        using var subscription = bench.Watch();

        Assert.Equal(PortSipFailure.CredentialRequired, (await Bench.FailureOf(() => subscription.Ready)).Failure);
        Assert.Equal(0, bench.Pbx.Attempts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_loss_it_comes_back_subscribes_again_and_leaves_a_gap(bool isCut)
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();
        var socket = await bench.SubscribedAsync();
        Assert.True(await subscription.Ready);
        await socket.SendAsync(EventBench.Start("1"));
        await EventBench.NextAsync(subscription);

        if (isCut)
            socket.Cut();
        else
            await socket.CloseAsync();
        var next = await bench.Pbx.SignedInAsync();
        Assert.Equal("""{"command":"subscribe","topics":["cdr_events"]}""", await next.ReceiveAsync());
        await next.SendAsync("""{"command":"subscribe","id":"2","status":0}""");
        await next.SendAsync(EventBench.Start("2"));

        var gap = Assert.IsType<PortSipEventGap>(await EventBench.NextAsync(subscription));
        Assert.True(gap.To - gap.From >= TimeSpan.FromSeconds(1), gap.ToString());
        Assert.Contains(isCut ? "broke" : "closed the socket (1001 restart)", gap.Reason, StringComparison.Ordinal);
        Assert.Equal("2", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
    }

    [Fact]
    public async Task It_tries_again_after_1_to_60_seconds_and_longer_each_time()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        bench.Pbx.IsOpen = false;
        using var subscription = bench.Watch();
        Assert.False(await subscription.Ready);
        Assert.Equal(PortSipFailure.ConnectionFailed, subscription.LastFailure!.Failure);

        List<TimeSpan> pauses = [];
        for (var i = 0; i < 12; i++)
        {
            pauses.Add(await bench.Clock.DelayBeganAsync());
            bench.Clock.Step(pauses[i]);
        }

        for (var i = 0; i < pauses.Count; i++)
            Assert.InRange(pauses[i].TotalSeconds, 1, Math.Min(60, Math.Pow(2, i + 1)));
    }

    [Fact]
    public async Task A_duplicate_is_dropped_and_so_are_equal_neighbours_without_identity()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr, PortSipEventTopic.Extension] });
        var socket = await bench.Pbx.SignedInAsync();
        Assert.True(await subscription.Ready);
        const string rings = """{"event_type":"extension_call","extension":"sip:101@test.io","call_status":"RINGING","time":"1725845648"}""";
        const string idle = """{"event_type":"extension_call","extension":"sip:101@test.io","call_status":"","time":"1725845648"}""";

        foreach (var text in new[] { EventBench.Start("1"), EventBench.Start("2"), EventBench.Start("1"), rings, rings, idle, rings, EventBench.Start("3") })
            await socket.SendAsync(text);

        List<string> told = [];
        while (told.LastOrDefault() != "3")
            told.Add(await EventBench.NextAsync(subscription) is PortSipCallEvent call ? call.SessionId! : "extension");
        Assert.Equal(["1", "2", "extension", "extension", "extension", "3"], told);
    }

    [Fact]
    public async Task Who_begins_to_watch_when_nobody_did_has_seen_nothing()
    {
        await using var bench = await EventBench.StartAsync();
        for (var i = 0; i < 2; i++)
        {
            var subscription = bench.Watch();
            var socket = await bench.SubscribedAsync();
            await socket.SendAsync(EventBench.Start("1"));
            Assert.Equal("1", ((PortSipCallEvent)await EventBench.NextAsync(subscription)).SessionId);
            await subscription.LeaveAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_slow_reader_learns_what_was_dropped()
    {
        await using var bench = await EventBench.StartAsync();
        using var slow = bench.Watch(capacity: 2);
        using var quick = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        Assert.True(await quick.Ready);
        for (var i = 1; i <= 5; i++)
            await socket.SendAsync(EventBench.Start($"{i}"));
        for (var i = 1; i <= 5; i++)
            await EventBench.NextAsync(quick);

        Assert.Equal("1", ((PortSipCallEvent)await EventBench.NextAsync(slow)).SessionId);
        Assert.Equal("2", ((PortSipCallEvent)await EventBench.NextAsync(slow)).SessionId);
        Assert.Equal(3, Assert.IsType<PortSipEventGap>(await EventBench.NextAsync(slow)).DroppedRecords);
    }

    [Fact]
    public void An_outage_that_meets_a_full_buffer_is_reported_in_the_gap_of_what_was_dropped()
    {
        var noon = new DateTimeOffset(2024, 8, 20, 12, 0, 0, TimeSpan.Zero);
        var buffer = new EventBuffer(capacity: 1);
        buffer.Add(new PortSipCallEvent { ReceivedAt = noon });
        buffer.Add(new PortSipEventGap { From = noon.AddMinutes(1), To = noon.AddMinutes(9), ReceivedAt = noon.AddMinutes(9), Reason = "the connection broke" });
        buffer.Add(new PortSipCallEvent { ReceivedAt = noon.AddMinutes(10) });

        Assert.True(buffer.TryTake(out _));
        Assert.True(buffer.TryTake(out var record));
        var gap = Assert.IsType<PortSipEventGap>(record);
        Assert.Equal((noon.AddMinutes(1), noon.AddMinutes(10), 1), (gap.From, gap.To, gap.DroppedRecords));
        Assert.Equal("the connection broke; the reader was too slow: 1 records were dropped", gap.Reason);
        Assert.False(buffer.TryTake(out _));
    }

    [Fact]
    public void A_buffer_is_full_by_the_size_of_the_texts_too()
    {
        var buffer = new EventBuffer(capacity: 10, largestText: 8);
        foreach (var text in new[] { "1234", "ëë", "1" })
            buffer.Add(new PortSipUnknownEvent { Raw = text });

        Assert.True(buffer.TryTake(out _));
        Assert.True(buffer.TryTake(out _));
        Assert.True(buffer.TryTake(out var record));
        Assert.Equal(1, Assert.IsType<PortSipEventGap>(record).DroppedRecords);
    }

    [Fact]
    public void Records_of_one_message_count_its_text_once()
    {
        var buffer = new EventBuffer(capacity: 10, largestText: 8);
        // Twice, so that what was taken out counts no more either.
        for (var round = 0; round < 2; round++)
        {
            var state = new PortSipExtensionEvent { Raw = "12345" };
            foreach (var number in new[] { "101", "102", "103" })
                buffer.Add(state with { ExtensionNumber = number });
            buffer.Add(new PortSipUnknownEvent { Raw = "123" });

            for (var i = 0; i < 4; i++)
            {
                Assert.True(buffer.TryTake(out var record));
                Assert.IsNotType<PortSipEventGap>(record);
            }
            Assert.False(buffer.TryTake(out _));
        }
    }

    [Fact]
    public async Task A_filter_that_fails_ends_its_own_watch_and_no_other()
    {
        await using var bench = await EventBench.StartAsync();
        using var failing = bench.Watch(filter: _ => throw new FormatException("no such pattern"));
        using var other = bench.Watch();
        var socket = await bench.SubscribedAsync();

        await socket.SendAsync(EventBench.Start("1"));

        Assert.Equal("1", ((PortSipCallEvent)await EventBench.NextAsync(other)).SessionId);
        var failure = await Bench.FailureOf(() => EventBench.NextAsync(failing));
        Assert.Equal(PortSipFailure.EventStreamLost, failure.Failure);
        Assert.Contains("no such pattern", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_ours_is_reported_to_watchers_and_the_stream_can_begin_again()
    {
        using var stream = new EventStream(new EventEndpoint(Bench.Options(Bench.MemoryUri), () => throw new InvalidOperationException("the vault is gone")), EventBench.NoQueues, noteTarget: null, isGlobal: false);

        for (var i = 0; i < 2; i++)
        {
            using var subscription = stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });
            var failure = await Bench.FailureOf(() => subscription.Ready);
            Assert.Equal(PortSipFailure.EventStreamLost, failure.Failure);
            Assert.Contains("the vault is gone", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Half_a_character_affects_only_itself()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();
        var socket = await bench.SubscribedAsync();

        await socket.SendAsync("""{"event_type":"call_start","session_id":"1","caller_display_name":"Anna \ud83d","caller":"1001"}""");
        await socket.SendAsync("""{"event_type":"tidings","\ud83d":"x"}""");
        await socket.SendAsync(EventBench.Start("2"));

        var call = Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription));
        Assert.Equal(("1", "Anna \uFFFD", "1001"), (call.SessionId, call.CallerDisplayName, call.Caller));
        Assert.IsType<PortSipUnknownEvent>(await EventBench.NextAsync(subscription));
        Assert.Equal("2", ((PortSipCallEvent)await EventBench.NextAsync(subscription)).SessionId);
        Assert.Equal(1, bench.Pbx.Attempts);
    }

    [Fact]
    public async Task An_event_does_not_show_that_this_PBX_answers_subscriptions()
    {
        await using var bench = await EventBench.StartAsync();
        using var calls = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        Assert.True(await calls.Ready);
        Assert.False(bench.Stream.IsConfirmed);

        await socket.SendAsync(EventBench.Start("1"));
        await EventBench.NextAsync(calls);
        var waits = bench.Clock.Delays.Count(d => d == TimeSpan.FromSeconds(1));
        using var queues = bench.Watch(PortSipEventTopic.QueueManagement);

        Assert.True(await queues.Ready);
        Assert.Equal(waits, bench.Clock.Delays.Count(d => d == TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_subscription_to_one_call_is_not_asked_about_the_others()
    {
        var subscribers = new EventSubscribers();
        EventSubscription[] calls = [.. Enumerable.Range(1, 3).Select(_ => new EventSubscription(null!, new EventInterest { Topics = [PortSipEventTopic.Cdr] }))];
        foreach (var call in calls)
            subscribers.Add(call);
        subscribers.Narrow(calls[0], "1");
        subscribers.Narrow(calls[1], "2");

        Assert.Equal([calls[2], calls[0]], ReceiversOf("1"));
        Assert.Equal([calls[2]], ReceiversOf("3"));
        Assert.True(subscribers.Remove(calls[0]));
        Assert.False(subscribers.Remove(calls[0]));
        Assert.Equal([calls[2]], ReceiversOf("1"));
        Assert.Equal(2, subscribers.All.Length);

        List<EventSubscription> ReceiversOf(string sessionId) => subscribers.ReceiversOf(new PortSipCallEvent { SessionId = sessionId, Topic = PortSipEventTopic.Cdr });
    }

    [Theory]
    [InlineData("https://user:hidden@pbx.example.com")]
    [InlineData("user:hidden@pbx.example.com")]
    [InlineData("wss://user:hidden@pbx.example.com")]
    [InlineData("https://pbx.example.com?token=hidden")]
    public void An_address_of_another_kind_is_refused_without_telling_a_password(string uri)
    {
        var failure = Assert.Throws<PortSipException>(() => EventAddress.Check(new Uri(uri, UriKind.RelativeOrAbsolute)));

        Assert.Equal(PortSipFailure.ValidationFailed, failure.Failure);
        Assert.DoesNotContain("hidden", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fragments_make_one_message_of_up_to_1_MiB()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        var padding = new string('x', FrameDecoder.LargestMessage - EventBench.Start("1").Length - ""","more":"" """.TrimEnd().Length);
        var text = EventBench.Start("1").TrimEnd('}') + $$""","more":"{{padding}}"}""";

        for (var at = 0; at < text.Length; at += 100_000)
            await socket.SendPartAsync(text.Substring(at, Math.Min(100_000, text.Length - at)), isLast: at + 100_000 >= text.Length);

        Assert.Equal(FrameDecoder.LargestMessage, text.Length);
        Assert.Equal(text, (await EventBench.NextAsync(subscription)).Raw);
    }

    [Fact]
    public async Task A_message_without_an_end_ends_the_socket_and_the_next_one_serves()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        Assert.True(await subscription.Ready);

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var i = 0; i < 1000; i++)
                await socket.SendPartAsync(new string('x', 100_000), isLast: false);
        });
        await bench.Pbx.SignedInAsync();

        Assert.Contains("more than 64 MiB", Assert.IsType<PortSipEventGap>(await EventBench.NextAsync(subscription)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_to_leave_unsubscribes_and_closes_with_the_handshake()
    {
        await using var bench = await EventBench.StartAsync();
        var first = bench.Watch();
        var second = bench.Watch();
        var socket = await bench.SubscribedAsync();
        Assert.True(await second.Ready);

        await first.LeaveAsync(CancellationToken.None);
        await second.LeaveAsync(CancellationToken.None);

        Assert.Equal("""{"command":"unsubscribe","topics":["cdr_events"]}""", await socket.ReceiveAsync());
        await socket.ClosedAsync();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.ClosedWith);
        Assert.Equal(1, bench.Pbx.Attempts);
    }

    [Fact]
    public async Task Without_patience_nobody_waits_until_the_socket_is_closed()
    {
        await using var bench = await EventBench.StartAsync();
        var subscription = bench.Watch();
        var socket = await bench.SubscribedAsync();
        Assert.True(await subscription.Ready);

        Assert.True(subscription.LeaveAsync(new CancellationToken(canceled: true)).IsCompleted);

        // It is closed anyway.
        await socket.ReceiveAsync();
        await socket.ClosedAsync();
    }

    [Fact]
    public async Task Who_watches_more_extensions_subscribes_to_all_of_them()
    {
        await using var bench = await EventBench.StartAsync();
        using var first = Extensions(bench, "102", "101");
        var socket = await bench.Pbx.SignedInAsync();
        Assert.Equal("""{"command":"subscribe","topics":["extension_events"],"extensions":["101","102"]}""", await socket.ReceiveAsync());

        using var second = Extensions(bench, "103");

        Assert.Equal("""{"command":"subscribe","topics":["extension_events"],"extensions":["101","102","103"]}""", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task A_refusal_of_more_leaves_those_alone_who_had_less()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var first = Extensions(bench, "101");
        var socket = await bench.SubscribedAsync();
        Assert.True(await first.Ready);

        using var second = Extensions(bench, "999");
        await socket.ReceiveAsync();
        await socket.SendAsync("""{"command":"subscribe","error":"unknown extension","id":"3","status":-1}""");
        Assert.Equal(PortSipFailure.Forbidden, (await Bench.FailureOf(() => second.Ready)).Failure);
        await socket.SendAsync("""{"event_type":"extension_call","extension":"sip:101@test.io","call_status":"RINGING"}""");

        Assert.Equal("101", Assert.IsType<PortSipExtensionEvent>(await EventBench.NextAsync(first)).ExtensionNumber);
    }

    [Fact]
    public async Task The_pinned_certificate_is_accepted_and_no_other()
    {
        using var certificate = TestCertificate.SelfSigned();
        await using var pbx = await FakeEventPbx.StartAsync(certificate);
        using var pinned = Stream(pbx, certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256));
        using var strict = Stream(pbx);

        using var trusted = pinned.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });
        using var refused = strict.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });
        await pbx.SignedInAsync();

        Assert.True(await trusted.Ready);
        Assert.Equal(PortSipFailure.CertificateRejected, (await Bench.FailureOf(() => refused.Ready)).Failure);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_socket_of_Windows_PowerShell_speaks_the_protocol_too(bool isSecure)
    {
        using var certificate = TestCertificate.SelfSigned();
        await using var pbx = await FakeEventPbx.StartAsync(isSecure ? certificate : null);
        var check = new CertificateCheck(isSkipped: false, [certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256)]);

        using var client = new EventSocket(await UpgradeOverTcp.OpenAsync(EventAddress.Derive(pbx.ApiUri), proxy: null, check, CancellationToken.None), owner: null);
        var socket = await pbx.SocketAsync();
        await client.SendTextAsync("hello"u8.ToArray(), CancellationToken.None);

        Assert.Equal("hello", await socket.ReceiveAsync());
    }

    [Theory]
    [InlineData("https://pbx.example.com:8887/api/", "wss://pbx.example.com:8887/wsi")]
    [InlineData("http://127.0.0.1:8888/api/", "ws://127.0.0.1:8888/wsi")]
    [InlineData("https://proxy.example.com/pbx/api/", "wss://proxy.example.com/pbx/wsi")]
    public void The_socket_is_next_to_the_API(string api, string socket) => Assert.Equal(new Uri(socket), EventAddress.Derive(new Uri(api)));

    [Fact]
    public async Task An_unencrypted_socket_on_another_machine_is_refused()
    {
        var options = Bench.Options(new Uri("http://pbx.test:8888/api/"));
        using var stream = new EventStream(new EventEndpoint(options, () => new System.Net.NetworkCredential(Bench.User, Bench.Password)), EventBench.NoQueues, noteTarget: null, isGlobal: false);
        using var subscription = stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });

        Assert.Equal(PortSipFailure.UnencryptedRefused, (await Bench.FailureOf(() => subscription.Ready)).Failure);
    }

    private static EventSubscription Extensions(EventBench bench, params string[] numbers)
    {
        var interest = new EventInterest { Topics = [PortSipEventTopic.Extension] };
        interest.Scope.Extensions.UnionWith(numbers);
        return bench.Stream.Subscribe(interest);
    }

    private static EventStream Stream(FakeEventPbx pbx, params string[] thumbprints) =>
        new(new EventEndpoint(Bench.Options(pbx.ApiUri, thumbprints: thumbprints), () => new System.Net.NetworkCredential(Bench.User, Bench.Password)), EventBench.NoQueues, noteTarget: null, isGlobal: false);
}
