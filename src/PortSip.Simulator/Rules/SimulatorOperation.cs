namespace PortSip.Simulator;

/// <summary>The operations of the API, as named in rules and the journal.</summary>
public enum SimulatorOperation
{
    /// <summary>A path that the PBX doesn't have.</summary>
    Unknown,

    /// <summary>In a rule: every operation.</summary>
    Any,

    /// <summary><c>GET /info</c></summary>
    GetInfo,

    /// <summary>Every sign-in with a password: <c>POST /auth/sign_in</c>, <c>/login/oauth/token</c>, <c>/login</c>, <c>/login/by_extension</c>.</summary>
    SignIn,

    /// <summary><c>POST /auth/refresh_token</c>, and <c>POST /login/oauth/token</c> with <c>grant_type=refresh_token</c>.</summary>
    RefreshToken,

    /// <summary><c>POST /auth/sign_out</c>, <c>/login/oauth/revoke</c> and <c>/logout</c>.</summary>
    SignOut,

    /// <summary><c>POST /auth/send_otp</c></summary>
    SendOneTimePassword,

    /// <summary><c>POST /auth/verify_otp</c></summary>
    VerifyOneTimePassword,

    /// <summary><c>GET /auth/user</c></summary>
    GetUser,

    /// <summary><c>GET /login</c></summary>
    GetLogin,

    /// <summary><c>POST /sessions</c></summary>
    OriginateCall,

    /// <summary><c>GET /sessions/directly</c></summary>
    OriginateCallDirectly,

    /// <summary><c>GET /sessions</c></summary>
    ListCalls,

    /// <summary><c>GET /sessions/{id}</c></summary>
    GetCall,

    /// <summary><c>POST /sessions/{id}/destroy</c></summary>
    HangUpCall,

    /// <summary><c>POST /sessions/{id}/hold</c></summary>
    HoldCall,

    /// <summary><c>POST /sessions/{id}/unhold</c></summary>
    UnholdCall,

    /// <summary><c>POST /sessions/{id}/refer</c></summary>
    BlindTransfer,

    /// <summary><c>POST /sessions/{id}/attended_refer</c></summary>
    AttendedTransfer,

    /// <summary><c>GET /cdrs</c> and <c>/user/cdrs</c></summary>
    ListCdrs,

    /// <summary><c>GET /cdrs/{id}</c> and <c>/user/cdrs/{id}</c></summary>
    GetCdr,

    /// <summary><c>GET /calllogs</c></summary>
    ListCallLogs,

    /// <summary><c>GET /calllogs/{id}</c></summary>
    GetCallLog,

    /// <summary><c>GET /recordings</c> and <c>/user/recordings</c></summary>
    ListRecordings,

    /// <summary><c>GET /recordings/{id}</c></summary>
    GetRecording,

    /// <summary><c>POST /recordings/{id}/destroy</c></summary>
    DeleteRecording,

    /// <summary><c>GET /blobs/{digest}</c></summary>
    DownloadRecording,

    /// <summary><c>GET /call_queues</c></summary>
    ListQueues,

    /// <summary><c>GET /user/call_queues</c> and <c>/users/{id}/call_queues</c></summary>
    ListOwnQueues,

    /// <summary><c>GET /call_queues/{id}</c></summary>
    GetQueue,

    /// <summary><c>POST /call_queues/{id}</c></summary>
    ChangeQueue,

    /// <summary><c>GET /call_queues/{id}/status</c></summary>
    GetQueueStatus,

    /// <summary><c>GET /call_queues/{id}/waiting</c></summary>
    ListQueueCallers,

    /// <summary><c>POST /call_queues/{id}/waiting/{session_id}/pickup</c></summary>
    PickUpQueueCaller,

    /// <summary><c>GET /call_queues/{id}/agents</c></summary>
    ListAgents,

    /// <summary><c>POST /call_queues/{id}/agents</c></summary>
    SetAgents,

    /// <summary><c>GET /call_queues/{id}/agents/{extension}</c> and <c>/user/call_queues/{id}/agent</c></summary>
    GetAgent,

    /// <summary><c>POST /call_queues/{id}/agents/{extension}</c>, <c>/user/call_queues/{id}/agent</c> and <c>/users/{id}/call_queues/{queue_id}/agent</c></summary>
    SetAgentStatus,

    /// <summary><c>GET /not_ready_codes</c></summary>
    ListNotReadyCodes,

    /// <summary><c>POST /dataflow/queues/summary</c></summary>
    GetQueueSummary,

    /// <summary><c>GET /ring_groups</c></summary>
    ListRingGroups,

    /// <summary><c>GET /ring_groups/{id}</c></summary>
    GetRingGroup,

    /// <summary><c>POST /ring_groups/{id}</c></summary>
    ChangeRingGroup,

    /// <summary><c>GET /ring_groups/{id}/agents</c></summary>
    ListRingGroupMembers,

    /// <summary><c>POST /ring_groups/{id}/agents</c></summary>
    SetRingGroupMembers,

    /// <summary><c>GET /ivrs</c></summary>
    ListReceptionists,

    /// <summary><c>GET /ivrs/{id}</c> and <c>/status</c> below it</summary>
    GetReceptionist,

    /// <summary><c>POST /ivrs/{id}</c></summary>
    ChangeReceptionist,

    /// <summary><c>POST /user/presence</c></summary>
    SetPresence,

    /// <summary><c>GET /users</c></summary>
    ListExtensions,

    /// <summary><c>GET /users/{id}</c></summary>
    GetExtension,

    /// <summary><c>POST /users/{id}</c></summary>
    ChangeExtension,

    /// <summary><c>GET /users/{id}/status</c></summary>
    GetExtensionStatus,

    /// <summary><c>POST /users/{id}/status/{instance_id}/destroy_status</c></summary>
    DropDevice,

    /// <summary><c>GET /tenant</c>, and everything below <c>/holidays</c></summary>
    GetTenant,

    /// <summary><c>POST /tenant</c>, and everything below <c>/holidays</c></summary>
    ChangeTenant,

    /// <summary><c>GET /providers</c></summary>
    ListTrunks,

    /// <summary><c>GET /providers/{id}/status</c></summary>
    GetTrunkStatus,

    /// <summary><c>GET /inbound_rules</c></summary>
    ListInboundRules,

    /// <summary><c>GET /inbound_rules/{id}</c></summary>
    GetInboundRule,

    /// <summary><c>POST /inbound_rules</c> and everything below it</summary>
    ChangeInboundRule,

    /// <summary><c>GET /blacklisted_numbers</c></summary>
    ListBlockedNumbers,

    /// <summary><c>POST /blacklisted_numbers</c></summary>
    AddBlockedNumber,

    /// <summary><c>POST /blacklisted_numbers/{id}</c></summary>
    ChangeBlockedNumber,

    /// <summary><c>POST /blacklisted_numbers/{id}/destroy</c></summary>
    RemoveBlockedNumber,

    /// <summary><c>GET /voicemails</c> and <c>GET /shared_voicemails/{id}/voicemails</c></summary>
    ListVoicemails,

    /// <summary><c>GET /voicemails/{id}</c> and <c>GET /shared_voicemails/{id}/voicemails/{mail_id}</c></summary>
    GetVoicemail,

    /// <summary><c>set_read</c> and <c>set_unread</c> below these</summary>
    MarkVoicemail,

    /// <summary><c>destroy</c> below these</summary>
    RemoveVoicemail,

    /// <summary><c>GET /shared_voicemails</c></summary>
    ListSharedVoicemails,

    /// <summary><c>GET /conference_rooms</c></summary>
    ListConferences,

    /// <summary><c>GET /conference_rooms/{id}/status</c></summary>
    GetConferenceStatus,

    /// <summary><c>lock</c>, <c>unlock</c>, <c>mute</c>, <c>unmute</c>, <c>start_recording</c> and <c>stop_recording</c> of a conference room</summary>
    ChangeConference,

    /// <summary><c>GET /conference_rooms/{id}/participants</c></summary>
    ListParticipants,

    /// <summary><c>POST /conference_rooms/{id}/participants/invite</c></summary>
    InviteParticipant,

    /// <summary><c>mute</c>, <c>unmute</c> and <c>chairman</c> of a participant</summary>
    ChangeParticipant,

    /// <summary><c>destroy</c> of a participant</summary>
    RemoveParticipant,

    /// <summary><c>GET /call_park</c>, and everything below <c>/call_park_groups</c></summary>
    GetCallPark,

    /// <summary><c>POST /call_park</c>, and everything below <c>/call_park_groups</c></summary>
    ChangeCallPark,

    /// <summary><c>GET /monitor</c></summary>
    GetMonitor,

    /// <summary><c>GET /feature_access_codes</c></summary>
    ListFeatureCodes,

    /// <summary><c>GET /monitor_groups</c></summary>
    ListMonitorGroups,

    /// <summary><c>GET /monitor_groups/{id}</c>, <c>/members</c> and <c>/managers</c></summary>
    GetMonitorGroup,

    /// <summary><c>POST /monitor_groups</c> and everything below it</summary>
    ChangeMonitorGroup,
}
