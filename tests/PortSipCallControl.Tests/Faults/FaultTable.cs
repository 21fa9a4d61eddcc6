namespace PortSipCallControl.Tests.Faults;

public sealed partial class FaultTableTests
{
    private const string Table = """
        connection refused
        ConnectionFailed, 0 sent: Connect List Get Originate Direct Hold HoldLatest Resume ResumeLatest Transfer TransferLatest TransferAttended HangUp PickUp Agent Presence Monitor Delete Rest
        ok, 0 sent: Disconnect

        unknown host
        ConnectionFailed, 0 sent: Connect List Get Originate Direct Hold HoldLatest Resume ResumeLatest Transfer TransferLatest TransferAttended HangUp PickUp Agent Presence Monitor Delete Rest
        ok, 0 sent: Disconnect

        self-signed certificate
        CertificateRejected, 0 sent: Connect List Get Originate Direct Hold HoldLatest Resume ResumeLatest Transfer TransferLatest TransferAttended HangUp PickUp Agent Presence Monitor Delete Rest
        ok, 0 sent: Disconnect

        certificate for another name
        CertificateRejected, 0 sent: Connect List Get Originate Direct Hold HoldLatest Resume ResumeLatest Transfer TransferLatest TransferAttended HangUp PickUp Agent Presence Monitor Delete Rest
        ok, 0 sent: Disconnect

        reset before it was read
        ConnectionFailed (unsafe), 0 sent: Connect HoldLatest ResumeLatest Rest
        ok, 0 sent: Disconnect
        ConnectionFailed, 0 sent: List Get Hold Resume HangUp PickUp Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 0 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 0 sent: Transfer TransferLatest TransferAttended

        reset after it was read
        ConnectionFailed (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        ConnectionFailed, 4 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 1 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest TransferAttended

        reset after it was done
        ConnectionFailed (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        ConnectionFailed, 4 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        ConnectionFailed, 4 sent, -1 call: HangUp

        reset once after it was done
        ConnectionFailed (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        ok, 2 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        ok, 2 sent, -1 call: HangUp

        cut off in the middle of the body
        InvalidResponse (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 4 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        InvalidResponse, 4 sent, -1 call: HangUp

        401 once
        AuthenticationFailed, 1 sent: Connect Direct
        ok, 1 sent: Disconnect
        ok, 2 sent: List Get Hold HoldLatest Resume ResumeLatest Transfer TransferLatest Agent Presence Monitor Delete Rest
        ok, 2 sent, +1 call: Originate
        ok, 2 sent, -1 call: TransferAttended HangUp
        ValidationFailed, 2 sent: PickUp

        401 for ever
        AuthenticationFailed, 1 sent: Connect Direct
        ok, 1 sent: Disconnect
        SessionExpired, 2 sent: List Get Originate Hold HoldLatest Resume ResumeLatest Transfer TransferLatest TransferAttended HangUp PickUp Agent Presence Monitor Delete Rest

        403
        Forbidden, 1 sent: Connect Disconnect List Get Originate Direct Hold HoldLatest Resume ResumeLatest Transfer TransferLatest TransferAttended HangUp PickUp Agent Presence Monitor Delete Rest

        404
        ok, 1 sent: Connect
        NotFound, 1 sent: Disconnect List Originate Direct Agent Presence Monitor Delete Rest
        CallNotFound, 1 sent: Get Hold HoldLatest Resume ResumeLatest Transfer TransferLatest TransferAttended HangUp PickUp

        408
        TimedOut (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        TimedOut, 1 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 1 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest TransferAttended

        429
        RateLimited, 1 sent: Connect Disconnect
        RateLimited, 4 sent: List Get Originate Direct Hold HoldLatest Resume ResumeLatest Transfer TransferLatest TransferAttended HangUp PickUp Agent Presence Monitor Delete Rest

        429 once
        RateLimited, 1 sent: Connect Disconnect
        ok, 2 sent: List Get Hold HoldLatest Resume ResumeLatest Transfer TransferLatest Agent Presence Monitor Delete Rest
        ok, 2 sent, +1 call: Originate Direct
        ok, 2 sent, -1 call: TransferAttended HangUp
        ValidationFailed, 2 sent: PickUp

        429 once with Retry-After
        RateLimited, 1 sent: Connect Disconnect
        ok, 2 sent: List Get Hold HoldLatest Resume ResumeLatest Transfer TransferLatest Agent Presence Monitor Delete Rest
        ok, 2 sent, +1 call: Originate Direct
        ok, 2 sent, -1 call: TransferAttended HangUp
        ValidationFailed, 2 sent: PickUp

        429 with a Retry-After beyond the time-out
        RateLimited, 1 sent: Connect Disconnect List Get Originate Direct Hold HoldLatest Resume ResumeLatest Transfer TransferLatest TransferAttended HangUp PickUp Agent Presence Monitor Delete Rest

        500
        ServerError (unsafe), 1 sent: Connect Disconnect Originate Direct HoldLatest ResumeLatest Transfer TransferLatest TransferAttended PickUp Rest
        ServerError, 1 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete

        502
        ServerError (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        ServerError, 4 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 1 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest TransferAttended

        502 once
        ServerError (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        ok, 2 sent: List Get Hold Resume Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 1 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest TransferAttended
        ok, 2 sent, -1 call: HangUp

        502 after it was done
        ServerError (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        ServerError, 4 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        ServerError, 4 sent, -1 call: HangUp

        503
        ServerError (unsafe), 1 sent: Connect Disconnect Originate Direct HoldLatest ResumeLatest Transfer TransferLatest TransferAttended PickUp Rest
        ServerError, 4 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete

        504 after it was done
        ServerError (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        ServerError, 4 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        ServerError, 4 sent, -1 call: HangUp

        HTML
        InvalidResponse (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 1 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        InvalidResponse, 1 sent, -1 call: HangUp

        empty body
        InvalidResponse (unsafe), 1 sent: Connect
        ok, 1 sent: Disconnect Hold HoldLatest Resume ResumeLatest Transfer TransferLatest PickUp Agent Presence Monitor Delete Rest
        InvalidResponse, 1 sent: List Get
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        ok, 1 sent, -1 call: TransferAttended HangUp

        truncated JSON
        InvalidResponse (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 1 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        InvalidResponse, 1 sent, -1 call: HangUp

        text
        InvalidResponse (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 1 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        InvalidResponse, 1 sent, -1 call: HangUp

        wrong shape
        InvalidResponse (unsafe), 1 sent: Connect
        ok, 1 sent: Disconnect Hold HoldLatest Resume ResumeLatest Transfer TransferLatest PickUp Agent Presence Monitor Delete Rest
        InvalidResponse, 1 sent: List Get
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        ok, 1 sent, -1 call: TransferAttended HangUp

        redirect to another host
        InvalidResponse (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 1 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 1 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest TransferAttended

        302 after it was done
        InvalidResponse (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 1 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        InvalidResponse, 1 sent, -1 call: HangUp

        303 after it was done
        InvalidResponse (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 1 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        InvalidResponse, 1 sent, -1 call: HangUp

        404 page
        ok, 1 sent: Connect
        InvalidResponse (unsafe), 1 sent: Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 1 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 1 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest TransferAttended

        404 page after it was done
        ok, 1 sent: Connect
        InvalidResponse (unsafe), 1 sent: Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 1 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        InvalidResponse, 1 sent, -1 call: HangUp

        404 in a line of text
        ok, 1 sent: Connect
        InvalidResponse (unsafe), 1 sent: Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 1 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 1 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest TransferAttended

        503 page, then 404 page
        ServerError (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 2 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 1 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest TransferAttended

        401 page
        InvalidResponse (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 1 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 1 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest TransferAttended

        403 page
        InvalidResponse (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        InvalidResponse, 1 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 1 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest TransferAttended

        429 page
        RateLimited (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        RateLimited, 4 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 1 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest TransferAttended

        500 page after it was done
        ServerError (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        ServerError, 1 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        ServerError, 1 sent, -1 call: HangUp

        403 for want of a license
        LicenseRequired, 1 sent: Connect Disconnect List Get Originate Direct Hold HoldLatest Resume ResumeLatest Transfer TransferLatest TransferAttended HangUp PickUp Agent Presence Monitor Delete Rest

        409
        Conflict, 1 sent: Connect Disconnect List Get Originate Direct Hold HoldLatest Resume ResumeLatest Transfer TransferLatest TransferAttended HangUp PickUp Agent Presence Monitor Delete Rest

        503 without a look at the licenses
        ServerError (unsafe), 1 sent: Connect Disconnect Originate Direct HoldLatest ResumeLatest Transfer TransferLatest TransferAttended PickUp Rest
        ServerError, 4 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete

        never answered
        TimedOut (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        TimedOut, 2 sent: List Get Hold Resume HangUp Agent Presence Monitor Delete
        CallOutcomeUnknown (unsafe), 1 sent: Originate Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest TransferAttended

        never answered after it was done
        TimedOut (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        TimedOut, 2 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        TimedOut, 2 sent, -1 call: HangUp

        slow body
        TimedOut (unsafe), 1 sent: Connect Disconnect HoldLatest ResumeLatest PickUp Rest
        TimedOut, 2 sent: List Get Hold Resume Agent Presence Monitor Delete
        ok, 1 sent, +1 call: Originate
        CallOutcomeUnknown (unsafe), 1 sent, +1 call: Direct
        TransferOutcomeUnknown (unsafe), 1 sent: Transfer TransferLatest
        TransferOutcomeUnknown (unsafe), 1 sent, -1 call: TransferAttended
        TimedOut, 2 sent, -1 call: HangUp
        """;
}
