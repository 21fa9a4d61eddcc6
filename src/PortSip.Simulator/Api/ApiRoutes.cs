namespace PortSip.Simulator;

/// <summary>The operations of a PBX of its version, by area.</summary>
internal static class ApiRoutes
{
    public static IReadOnlyList<Route> Of(PbxState state)
    {
        var options = state.Options;
        var success = new SuccessAnswers(options);
        var answers = new ItemAnswers(options);
        var tokenAnswers = new TokenAnswers(options, state.Clock);
        var signIns = new SignIns(state, tokenAnswers);
        var members = new GroupMembers(state.Extensions, success, answers);
        var trunks = new TrunkIds(options, state.Rules);
        var login = new LoginApi(options, signIns, state.Tokens, tokenAnswers);

        return
        [
            .. new InfoApi(options, state.Credentials, answers).Routes,
            .. Where(SimulatorSignInWays.SignIn, new SignInApi(options, signIns, state.PendingSignIns, tokenAnswers, success, answers).Routes),
            .. Where(SimulatorSignInWays.OAuth, new OAuthApi(signIns, tokenAnswers, success).Routes),
            .. Where(SimulatorSignInWays.Login, login.Routes),
            .. Where(SimulatorSignInWays.LoginByExtension, login.ByExtensionRoutes),
            .. Where(SimulatorSignInWays.Login | SimulatorSignInWays.LoginByExtension, login.LogoutRoutes),
            .. Where(SimulatorSignInWays.Tokens, new TokensApi(signIns, tokenAnswers).Routes),
            .. new SessionsApi(state.Calls, signIns, state.Clock, success, answers).Routes,
            .. new HoldApi(state.Calls, success).Routes,
            .. new TransferApi(state.Calls, success).Routes,
            .. new CallRecordsApi(options, new CallRecordItem(options, state.Extensions, state.Queues, state.RingGroups, state.Calls), state.Calls.List, state.Rules, answers).Routes,
            .. new RecordingsApi(state.Recordings, new RecordingItem(options, state.Extensions), answers).Routes,
            .. new RecordingFilesApi(options, state.Recordings, state.Voicemails).Routes,
            .. new ConferencesApi(state.Conferences, success, answers).Routes,
            .. new VoicemailsApi(options, state.Voicemails, success, answers).Routes,
            .. new QueuesApi(options, state.Rules, state.Extensions, state.Queues, state.Clock, success, answers).Routes,
            .. new AgentQueuesApi(options, state.Current, state.Extensions, state.Queues, success, answers).Routes,
            .. new DataFlowApi(options, state.Rules, state.Queues, state.Calls.List, answers).Routes,
            .. new RingGroupsApi(state.Extensions, state.RingGroups, success, answers).Routes,
            .. new ReceptionistsApi(state.Receptionists, success, answers).Routes,
            .. new UsersApi(options, state.Current, state.Extensions, state.UserSettings, state.CalleeForwarding, state.Calls.List, state.Clock, success, answers).Routes,
            .. new CallParkApi(state.CallPark, state.RingGroups, success, answers).Routes,
            .. new CallParkGroupsApi(members, state.CallParkGroups, state.RingGroups, success, answers).Routes,
            .. new HolidaysApi(state.Holidays, success, answers).Routes,
            .. new TenantApi(options, state.TenantSettings, success, answers).Routes,
            .. new TrunksApi(trunks, answers).Routes,
            .. new InboundRulesApi(state.Rules.InboundRules, trunks, success, answers).Routes,
            .. new BlockedNumbersApi(state.BlockedNumbers, state.Clock, success, answers).Routes,
            .. new MonitoringApi(members, state.MonitorGroups, state.FeatureCodes, answers).Routes,
        ];

        IEnumerable<Route> Where(SimulatorSignInWays ways, IEnumerable<Route> routes) =>
            ((options.SignInWays ?? options.Version.SignInWays) & ways) == SimulatorSignInWays.None ? [] : routes;
    }
}
