namespace PortSip.Simulator;

/// <summary>What draws ids or random values. Each draws from a stream of its own, so that one that draws more doesn't change the others.</summary>
internal enum RandomStream
{
    Calls = 0,
    Faults = 3,
    Events = 5,
    Recordings = 7,
    Queues = 11,
    MonitorGroups = 13,
    Extensions = 17,
    Trunks = 23,
    RingGroups = 29,
    BlockedNumbers = 31,
    Traffic = 37,
    Conferences = 41,
    Receptionists = 43,
    Voicemails = 47,
    InboundRules = 53,
    Holidays = 59,
    CallParkGroups = 61,
}
