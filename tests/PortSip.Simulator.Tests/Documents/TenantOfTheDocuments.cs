using System.Text.Json;

namespace PortSip.Simulator.Tests.Documents;

/// <summary>
/// A tenant with something of everything that an answer can show: calls that talk, wait, failed, were transferred, went through a
/// trunk or were given up in a queue, with records and recordings.
/// </summary>
internal sealed class TenantOfTheDocuments : IDisposable
{
    private const string Agent = """{"username":"agent","password":"Passw0rd!","domain":"test.io"}""";
    private const string WithCode = """{"username":"careful","password":"Passw0rd!","domain":"test.io"}""";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly bool _hasSignIn;

    public TenantOfTheDocuments(string version)
    {
        Test = TestPbx.Of(version, options => options with
        {
            CallRecording = SimulatorCallRecording.AnsweredCalls,
            Users =
            [
                .. options.Users,
                new SimulatedUser("agent", "Passw0rd!") { ExtensionNumber = "1010" },
                new SimulatedUser("careful", "Passw0rd!") { TwoFactor = SimulatorTwoFactor.Required },
            ],
        });
        _hasSignIn = version != "16.4";
        MakeHistory();
        LeaveMessages();
        MakePresent();
    }

    public TestPbx Test { get; }

    /// <summary>Asks for an operation as its row says.</summary>
    public Reply Ask(DocumentedOperation operation)
    {
        Test.Token = operation.As == "nobody" ? null : SignIn(operation.As switch { "user" => TestPbx.StandardUser, "agent" => Agent, _ => TestPbx.Admin }).Text("access_token");
        if (operation.Body.Contains("{otp}", StringComparison.Ordinal) && _hasSignIn)
        {
            _names["otp"] = SignIn(WithCode).Text("token");
            _names["code"] = Test.Pbx.CurrentOneTimePassword("careful")!;
        }

        var path = Filled(operation.Path ?? operation.Template);
        var body = Filled(operation.Body);
        return operation.IsForm ? Test.PostForm(path, body) : Test.Send(operation.Method, path, body);
    }

    public void Dispose() => Test.Dispose();

    private void MakeHistory()
    {
        var signIn = SignIn(TestPbx.Admin);
        Test.Token = signIn.Text("access_token");
        _names["refresh"] = _hasSignIn ? signIn.Text("refresh_token") : Test.Post("tokens", TestPbx.Admin).Text("refresh_token");

        var recorded = Talk("1001", "1002", ",\"user_data\":\"order 7\",\"caller_display_name\":\"Ann\"");
        _names["cdr"] = Test.Call(recorded).RecordId;
        Talk("1003", "0033187691", ",\"trunk\":\"main\",\"rewrite_from\":\"442079460000\"");
        Test.Pbx.Rules.SetCallee("1004", CalleeScript.Busy);
        Test.Originate("1001", "1004");
        var cancelled = Test.Originate("1003", "8000", ",\"user_data\":\"queue\"");
        Test.Advance(4);
        Test.Pbx.HangUp(cancelled, "1003");
        var transferred = Test.Originate("1005", "1006");
        Test.Post($"sessions/{transferred}/refer", """{"extension_number":"1005","refer_to":"1007"}""");
        Test.Advance(3);
        Test.Pbx.HangUp(transferred, "1007");

        var recordings = Test.Get("recordings?filter=callee%20eq%20'1002'").Json.GetProperty("items");
        _names["recording"] = recordings[0].GetProperty("id").GetString()!;
        var details = Test.Get("recordings/" + _names["recording"]).Json.GetProperty("items")[0];
        _names["file"] = details.TryGetProperty("file_url", out var link)
            ? link.GetString()!["/api/blobs/".Length..]
            : details.GetProperty("file_id").GetString()!;
    }

    private void LeaveMessages()
    {
        Test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1001", SimulatorForwardState.Always, SimulatorDefaults.VoicemailNumber));
        Talk("1003", "1001", "");
        Test.Pbx.Rules.RemoveForwarding("1001", SimulatorForwardState.Always);
        Talk("1003", SimulatorDefaults.SharedVoicemailNumber, "");
        _names["box"] = Test.Get("shared_voicemails").Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        _names["mail"] = Test.Get($"shared_voicemails/{_names["box"]}/voicemails").Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        Test.Token = SignIn(TestPbx.StandardUser).Text("access_token");
        _names["voicemail"] = Test.Get("voicemails").Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        Test.Token = SignIn(TestPbx.Admin).Text("access_token");
    }

    private void MakePresent()
    {
        _names["queue"] = Test.Pbx.Queues[0].Id;
        _names["group"] = Test.Get("monitor_groups").Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        var user = Test.Get("users?filter=extension_number%20eq%20'1002'").Json.GetProperty("items")[0];
        _names["user"] = user.GetProperty("id").GetString()!;
        _names["device"] = Uri.EscapeDataString(Test.Get($"users/{_names["user"]}/status").Json.GetProperty("registration")[0].GetProperty("instance_id").GetString()!);
        _names["agent"] = Test.Get("users?filter=extension_number%20eq%20'1009'").Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        Test.Pbx.Rules.DataFlow = SimulatorDataFlow.Running;
        _names["ring group"] = Test.Get("ring_groups").Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        _names["receptionist"] = Test.Get("ivrs").Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        _names["blocked"] = Test.Post("blacklisted_numbers", """{"number":"0044"}""").Json.GetProperty("id").GetString()!;
        _names["room"] = Test.Get("conference_rooms").Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        Test.Originate("1006", SimulatorDefaults.ConferenceNumber);
        Test.Advance(1);
        _names["participant"] = Test.Get($"conference_rooms/{_names["room"]}/participants").Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        _names["trunk"] = Test.Get("providers").Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        _names["inbound rule"] = Test.Post("inbound_rules", $$"""{"name":"Support","did_numbers":"498912344","provider_id":"{{_names["trunk"]}}"}""").Json.GetProperty("id").GetString()!;
        _names["park group"] = Test.Post("call_park_groups", """{"name":"Support"}""").Text("id");
        Test.Post($"call_park_groups/{_names["park group"]}/members/1002");
        _names["holiday"] = Test.Post("holidays", """{"name":"Summer"}""").Text("id");
        _names["call"] = Test.Originate("1001", "1002");
        _names["other call"] = Test.Originate("1001", "1003", ",\"trunk\":\"main\"");
        _names["waiting"] = Test.Originate("1005", "8000");
        Test.Advance(5);
    }

    private string Talk(string caller, string callee, string more)
    {
        var id = Test.Originate(caller, callee, more);
        Test.Advance(2.5);
        Test.Pbx.HangUp(id, caller);
        return id;
    }

    private Reply SignIn(string body) => Test.Post(_hasSignIn ? "auth/sign_in" : "login", body);

    private string Filled(string text)
    {
        foreach (var (name, value) in _names)
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return text;
    }
}
