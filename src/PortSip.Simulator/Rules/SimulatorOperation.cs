namespace PortSip.Simulator;

/// <summary>The operations of the API, as the rules and the journal name them.</summary>
public enum SimulatorOperation
{
    /// <summary>A path that the PBX does not know.</summary>
    Unknown,

    /// <summary>In a rule: every operation.</summary>
    Any,

    /// <summary><c>GET /info</c></summary>
    GetInfo,

    /// <summary>Every way to sign in with a password: <c>POST /auth/sign_in</c>, <c>/login/oauth/token</c>, <c>/login</c>, <c>/login/by_extension</c>.</summary>
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
}
