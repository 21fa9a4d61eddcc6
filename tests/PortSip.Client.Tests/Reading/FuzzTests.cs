using System.Globalization;
using System.Text;
using CsCheck;

namespace PortSip.Client.Tests.Reading;

/// <summary>
/// Whatever the wire brings, an operation ends in success or in a <see cref="PortSipException"/>. By itself each operation
/// gets the same thousand bodies every time; PORTSIP_FUZZ_BODIES=20000 gives each so many new ones, and shrinks what fails.
/// </summary>
public sealed class FuzzTests
{
    private const int SeededBodies = 1000;

    private static readonly int? NewBodies =
        int.TryParse(Environment.GetEnvironmentVariable("PORTSIP_FUZZ_BODIES"), NumberStyles.None, CultureInfo.InvariantCulture, out var bodies) ? bodies : null;

    private static readonly Gen<string> Names = Gen.OneOfConst(
        "id", "items", "calls", "count", "caller", "callee", "started_at", "talking_time", "access_token", "refresh_token", "expires_in", "expires_at",
        "token", "two_factor_enabled", "errors", "code", "message", "detail", "x", "");

    private static readonly Gen<string> Scalars = Gen.OneOf(
        Gen.OneOfConst(
            "null", "true", "false", "\"\"", "0", "-1", "1e999", "-1e-999", "884757570370146304", "\"884757570370146304\"", "\"NaN\"", "\"\\ud800\"", "\"\\u0000\"",
            "\"2024-08-20T06:00:59.457188Z\"", "\"9999-12-31T23:59:59-23:59\"", "\"0001-01-01T00:00:00+14:00\"", "\"2024-02-31T00:00:00Z\"", "\"1725845648\"", "1.5",
            "\"a b\\n\"", "\"UNAUTHORIZED\"", "\"true\"", "nul", "'x'", "01", "\"", "{", "]", ","),
        Gen.Long.Select(n => n.ToString(CultureInfo.InvariantCulture)),
        Gen.Double.Select(n => n.ToString("R", CultureInfo.InvariantCulture)),
        Gen.String.Select(s => $"\"{s}\""));

    private static readonly Gen<string> Values = Gen.Recursive<string>((depth, self) => depth > 5
        ? Scalars
        : Gen.Frequency(
            (3, Scalars),
            (3, Gen.Select(Names, self).Array[0, 5].Select(members => "{" + string.Join(",", members.Select(m => $"\"{m.Item1}\":{m.Item2}")) + "}")),
            (2, self.Array[0, 4].Select(entries => "[" + string.Join(",", entries) + "]"))));

    private static readonly string[] Documented =
    [
        """{"id":"884757570370146304"}""",
        """{"count":2,"items":[{"id":"7","calls":[{"caller":"1001","caller_display_name":"","callee":"1002","trunk":null,"started_at":"2024-08-20T06:00:59.457188Z","talking_time":5}]},{"id":8,"calls":null}]}""",
        """{"id":"7","calls":[{"caller":"1001","callee":"1002","started_at":"","talking_time":"5"}]}""",
        """{"access_token":"a-token","expires_in":1800,"expires_at":"2024-08-20T06:00:59Z","refresh_token":"b-token","token_type":"Bearer"}""",
        """{"two_factor_enabled":true,"token":"pending"}""",
        """{"errors":[{"code":"VALIDATE_FAILED","message":"field validation failed","detail":{"a":[1,null]}},{"code":null}]}""",
    ];

    // What is documented, with some bytes changed, doubled or gone.
    private static readonly Gen<byte[]> Damaged =
        from text in Gen.OneOfConst(Documented)
        from damages in Gen.Select(Gen.Int[0, text.Length], Gen.Int[0, 3], Gen.Byte).Array[1, 4]
        select damages.Aggregate(Encoding.UTF8.GetBytes(text), Damage);

    private static readonly Gen<byte[]> AnyBody = Gen.Frequency(
        (5, Values.Select(Encoding.UTF8.GetBytes)),
        (4, Damaged),
        (1, Gen.Byte.Array[0, 200]));

    private static readonly Gen<int> Statuses = Gen.Frequency(
        (12, Gen.Const(200)),
        (4, Gen.OneOfConst(201, 202, 204, 206, 300, 302, 304, 400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 418, 422, 429, 451, 500, 501, 502, 503, 504, 599)));

    public static TheoryData<string> Operations => [.. TestedOperation.All.Select(o => o.Name), "originate directly", "sign in", "sign in by OAuth", "log in", "refresh", "verify"];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Any_body_ends_in_success_or_in_a_failure_of_the_client(string name)
    {
        var status = 200;
        byte[] body = [];
        var run = await PrepareAsync(name, () => Reply.Bytes(body, status));
        var samples = Gen.Select(AnyBody, Statuses);

        if (NewBodies is { } count)
        {
            await samples.SampleAsync(TryAsync, iter: count, threads: 1, print: Print);
            return;
        }
        var random = new PCG(stream: 1, seed: 20240820);
        for (var i = 0; i < SeededBodies; i++)
        {
            var sample = samples.Generate(random, min: null, out _);
            var e = await Record.ExceptionAsync(() => TryAsync(sample));
            Assert.True(e is null, $"{Print(sample)}: {e}");
        }

        async Task TryAsync((byte[] Body, int Status) sample)
        {
            (body, status) = sample;
            try
            {
                await run();
            }
            catch (PortSipException e)
            {
                Assert.True(e.Message.Length is > 10 and < 100_000, "the message is empty, or endless");
                Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
                Bench.AssertNoSecret(e.ToString());
            }
        }
    }

    private static string Print((byte[] Body, int Status) sample) => $"{sample.Status} {Convert.ToHexString(sample.Body)} {Encoding.UTF8.GetString(sample.Body)}";

    // What is fuzzed, and nothing else, is answered by the sample; a lost call is looked for in an empty list.
    private static async Task<Func<Task>> PrepareAsync(string name, Func<HttpResponseMessage> reply)
    {
        if (TestedOperation.All.FirstOrDefault(o => o.Name == name) is { } operation)
        {
            var pbx = new MemoryPbx(request => operation.Is(request) ? reply() : request.Method == "GET" ? Reply.Calls() : Reply.Token());
            var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, handler: pbx, maximumRetryCount: 0));
            return () =>
            {
                pbx.Forget();
                return operation.RunAsync(new PortSipClient(bench.Connection), CancellationToken.None);
            };
        }
        if (name == "originate directly")
        {
            var pbx = new MemoryPbx(_ => reply());
            var client = new PortSipDirectClient(Bench.Options(Bench.MemoryUri, handler: pbx, maximumRetryCount: 0));
            return () => client.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None);
        }
        if (name == "refresh")
        {
            return async () =>
            {
                var clock = new TestClock();
                var signIns = 0;
                using var pbx = new MemoryPbx(request => request.Path.EndsWith("sign_in", StringComparison.Ordinal) && ++signIns == 1 ? Reply.Token()
                    : request.Method == "GET" ? Reply.Calls() : reply());
                using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, maximumRetryCount: 0));
                clock.Step(TimeSpan.FromHours(1));
                await bench.Client.Calls.ListAsync(CancellationToken.None);
            };
        }
        var method = name switch
        {
            "sign in by OAuth" => PortSipAuthenticationMethod.OAuth,
            "log in" => PortSipAuthenticationMethod.Login,
            _ => PortSipAuthenticationMethod.SignIn,
        };
        return async () =>
        {
            using var pbx = new MemoryPbx(request => name == "verify" && request.Path.EndsWith("sign_in", StringComparison.Ordinal)
                ? Reply.Json("""{"two_factor_enabled":true,"token":"pending"}""")
                : reply());
            using var bench = await Bench.SignInAsync(Bench.Options(
                Bench.MemoryUri, handler: pbx, maximumRetryCount: 0, method: method,
                oneTimePassword: new OneTimePasswordSource(IsMailed: false, (_, _) => Task.FromResult("002468"))));
        };
    }

    private static byte[] Damage(byte[] body, (int At, int Kind, byte Value) damage)
    {
        var at = Math.Min(damage.At, body.Length);
        return damage.Kind switch
        {
            0 => body[..at],
            1 => [.. body[..at], damage.Value, .. body[at..]],
            2 when at < body.Length => [.. body[..at], .. body[(at + 1)..]],
            _ => [.. body[..at], .. body[(at / 2)..]],
        };
    }
}
