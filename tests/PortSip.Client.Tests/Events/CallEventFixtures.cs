namespace PortSip.Client.Tests.Events;

/// <summary>The events of calls that PortSIP's pages on Pub/Sub, webhooks and CDRs print, field by field with values of our own, and the records that they become.</summary>
public static class CallEventFixtures
{
    public static TheoryData<string, string, string[]> Payloads { get; } = new()
    {
        {
            "a call began, as the webhook tells it",
            """{"event_type":"call_start","time":"1719990012","session_id":"910000000000000500","cdr_id":"910000000000000501","direction":"internal","user_data":"order 12","call_id":"aB3..","caller_display_name":"Mira","caller":"2041","callee_display_name":"Ola","callee":"2042","tenant_id":"910000000000000001","did":"","outbound_caller_id":""}""",
            ["PortSipCallEvent call_start Cdr SessionId=910000000000000500 CdrId=910000000000000501 SipCallId=aB3.. Caller=2041 CallerDisplayName=Mira Callee=2042 CalleeDisplayName=Ola Direction=Extension UserData=order 12 Time=2024-07-03 07:00:12 TenantId=910000000000000001"]
        },
        {
            "a call began, as the guide tells it",
            """
            {
              "event_type": "call_start",
              "call_id": "cD4-x..",
              "callee": "sip:2042@office.example",
              "callee_display_name": "Ola",
              "caller": "sip:2041@office.example",
              "caller_display_name": "Mira",
              "cdr_id": "910000000000000503",
              "direction": "ext",
              "session_id": "910000000000000502",
              "tenant_id": "910000000000000001",
              "time": "1719990013"
            }
            """,
            ["PortSipCallEvent call_start Cdr SessionId=910000000000000502 CdrId=910000000000000503 SipCallId=cD4-x.. Caller=2041 CallerDisplayName=Mira Callee=2042 CalleeDisplayName=Ola Direction=Extension Time=2024-07-03 07:00:13 TenantId=910000000000000001"]
        },
        {
            "more is known of a call",
            """{"event_type":"call_update_info","time":"1719990014","session_id":"910000000000000500","cdr_id":"910000000000000501","direction":"inbound","caller_display_name":"Mira","caller":"2041","callee_display_name":"Ola","callee":"2042","tenant_id":"910000000000000001","did":"4930100","outbound_caller_id":""}""",
            ["PortSipCallEvent call_update_info Cdr SessionId=910000000000000500 CdrId=910000000000000501 Caller=2041 CallerDisplayName=Mira Callee=2042 CalleeDisplayName=Ola Direction=Inbound Did=4930100 Time=2024-07-03 07:00:14 TenantId=910000000000000001"]
        },
        {
            "a target rings, with its address under the misspelt key",
            """{"event_type":"cdr_target_ringing","time":"1719990015","session_id":"910000000000000500","cdr_id":"910000000000000501","tenant_id":"910000000000000001","direction":"outbound","destiantion":"sip:2042@192.0.2.18:5066","caller":"2041","did":"","outbound_caller_id":"4930111"}""",
            ["PortSipCallTargetEvent cdr_target_ringing Cdr Destination=2042 SessionId=910000000000000500 CdrId=910000000000000501 Caller=2041 Direction=Outbound OutboundCallerId=4930111 Time=2024-07-03 07:00:15 TenantId=910000000000000001"]
        },
        {
            "a target answered, as the release notes name it",
            """{"event_type":"target_answer","time":"1719990016","session_id":"910000000000000500","cdr_id":"910000000000000501","tenant_id":"910000000000000001","direction":"inbound_outbound","destination":"sip:2042@192.0.2.18:5066","cli":"2041"}""",
            ["PortSipCallTargetEvent cdr_target_answer Cdr Destination=2042 SessionId=910000000000000500 CdrId=910000000000000501 Caller=2041 Direction=InboundOutbound Time=2024-07-03 07:00:16 TenantId=910000000000000001"]
        },
        {
            "a call through an IVR to an agent ended, as the webhook tells it",
            """
            {
                "answered_time": "1719990020",
                "call_id": "eF5..",
                "call_status": "answered",
                "call_targets": [
                    {
                        "answered_time": "1719990020",
                        "call_type": "normal_call",
                        "callee": "5011",
                        "caller": "004930777",
                        "destination": "sip:5011@192.0.2.93:8922",
                        "did": "",
                        "end_reason": "referred",
                        "ended_time": "1719990027",
                        "id": "910000000000000601",
                        "outbound_caller_id": "",
                        "ring_duration": "0",
                        "ring_time": "1719990020",
                        "start_time": "1719990020",
                        "status": "answered",
                        "status_code": 0,
                        "talk_duration": "7",
                        "trunk_name": "carrier:910000000000000009"
                    },
                    {
                        "answered_time": "0",
                        "call_type": "queue_call",
                        "callee": "2041",
                        "caller": "004930777",
                        "destination": "sip:2041@192.0.2.135:5960",
                        "did": "4930100",
                        "end_reason": "None",
                        "ended_time": "1719990041",
                        "id": "910000000000000602",
                        "outbound_caller_id": "",
                        "ring_duration": "6",
                        "ring_time": "1719990028",
                        "start_time": "1719990028",
                        "status": "noanswer",
                        "status_code": 487,
                        "talk_duration": "0",
                        "trunk_name": ""
                    }
                ],
                "callee": "5011",
                "callee_domain": "office.example",
                "caller": "004930777",
                "caller_display_name": "004930777",
                "caller_domain": "192.0.2.93",
                "did": "4930100",
                "direction": "inbound",
                "ended_reason": "callee_disconnect",
                "ended_time": "1719990041",
                "event_type": "call_cdr",
                "outbound_caller_id": "",
                "ring_duration": "0",
                "ring_time": "1719990020",
                "session_id": "910000000000000600",
                "start_time": "1719990020",
                "status_code": "0",
                "talk_duration": 21,
                "tenant_id": "910000000000000001",
                "tenant_name": "office",
                "trunk_name": "carrier:910000000000000009",
                "user_data": ""
            }
            """,
            ["PortSipCallRecordEvent call_cdr Cdr CallStatus=Answered StartedAt=2024-07-03 07:00:20 RangAt=2024-07-03 07:00:20 AnsweredAt=2024-07-03 07:00:20 EndedAt=2024-07-03 07:00:41 RingTime=00:00:00 TalkTime=00:00:21"
                + " EndReason=CalleeDisconnected Trunk=carrier:910000000000000009 TenantName=office CallerDomain=192.0.2.93 CalleeDomain=office.example"
                + " Targets=[CdrId=910000000000000601 CallType=normal_call Caller=004930777 Callee=5011 Destination=5011 Status=Answered EndReason=Referred StartedAt=2024-07-03 07:00:20 RangAt=2024-07-03 07:00:20 AnsweredAt=2024-07-03 07:00:20 EndedAt=2024-07-03 07:00:27 RingTime=00:00:00 TalkTime=00:00:07 Trunk=carrier:910000000000000009]"
                + "[CdrId=910000000000000602 CallType=queue_call Caller=004930777 Callee=2041 Destination=2041 Status=NoAnswer StartedAt=2024-07-03 07:00:28 RangAt=2024-07-03 07:00:28 EndedAt=2024-07-03 07:00:41 RingTime=00:00:06 TalkTime=00:00:00 StatusCode=487 StatusReason=Request Terminated Did=4930100]"
                + " SessionId=910000000000000600 SipCallId=eF5.. Caller=004930777 CallerDisplayName=004930777 Callee=5011 Direction=Inbound Did=4930100 TenantId=910000000000000001"]
        },
        {
            "a call through an IVR and a queue to an agent ended, as the guide tells it",
            """
            {
               "event_type":"call_cdr",
               "answered_time":"1719990060",
               "call_id":"jK7..",
               "callee":"5011",
               "callee_domain":"office.example",
               "caller":"004930777",
               "caller_display_name":"",
               "caller_domain":"192.0.2.16",
               "did_cid":"4930100",
               "direction":"in",
               "ended_reason":"callee_disconnect",
               "ended_time":"1719990079",
               "outbound_caller_id":"",
               "ring_time":"1719990060",
               "session_id":"910000000000000800",
               "start_time":"1719990060",
               "status_code":"0",
               "tenant_id":"910000000000000001",
               "tenant_name":"Office Ltd",
               "trunk_name":"Gateway",
               "user_data":"",
               "call_targets":[
                  {
                     "answered_time":"1719990060",
                     "call_type":"normal_call",
                     "callee":"5011",
                     "caller":"004930777",
                     "destination":"sip:5011@192.0.2.16:8922",
                     "end_reason":"referred",
                     "ended_time":"1719990066",
                     "id":"910000000000000801",
                     "outbound_caller_id":"",
                     "ring_time":"1719990060",
                     "start_time":"1719990060",
                     "status_code":0,
                     "trunk_name":"Gateway"
                  },
                  {
                     "answered_time":"1719990066",
                     "call_type":"normal_call",
                     "callee":"8011",
                     "caller":"004930777",
                     "destination":"sip:8011@192.0.2.16:8916",
                     "end_reason":"referred",
                     "ended_time":"1719990071",
                     "id":"910000000000000801",
                     "outbound_caller_id":"",
                     "ring_time":"1719990066",
                     "start_time":"1719990066",
                     "status_code":0,
                     "trunk_name":"Gateway"
                  },
                  {
                     "answered_time":"0",
                     "call_type":"normal_call",
                     "callee":"2041",
                     "caller":"004930777",
                     "destination":"sip:2041@192.0.2.16:9070",
                     "end_reason":"None",
                     "ended_time":"1719990071",
                     "id":"910000000000000801",
                     "outbound_caller_id":"",
                     "ring_time":"1719990067",
                     "start_time":"1719990067",
                     "status_code":0,
                     "trunk_name":"Gateway"
                  },
                  {
                     "answered_time":"1719990071",
                     "call_type":"normal_call",
                     "callee":"2042",
                     "caller":"004930777",
                     "destination":"sip:2042@192.0.2.16:9530",
                     "end_reason":"None",
                     "ended_time":"1719990079",
                     "id":"910000000000000801",
                     "outbound_caller_id":"",
                     "ring_time":"1719990067",
                     "start_time":"1719990067",
                     "status_code":0,
                     "trunk_name":"Gateway"
                  }
               ]
            }
            """,
            ["PortSipCallRecordEvent call_cdr Cdr StartedAt=2024-07-03 07:01:00 RangAt=2024-07-03 07:01:00 AnsweredAt=2024-07-03 07:01:00 EndedAt=2024-07-03 07:01:19"
                + " EndReason=CalleeDisconnected Trunk=Gateway TenantName=Office Ltd CallerDomain=192.0.2.16 CalleeDomain=office.example"
                + " Targets=[CdrId=910000000000000801 CallType=normal_call Caller=004930777 Callee=5011 Destination=5011 EndReason=Referred StartedAt=2024-07-03 07:01:00 RangAt=2024-07-03 07:01:00 AnsweredAt=2024-07-03 07:01:00 EndedAt=2024-07-03 07:01:06 Trunk=Gateway]"
                + "[CdrId=910000000000000801 CallType=normal_call Caller=004930777 Callee=8011 Destination=8011 EndReason=Referred StartedAt=2024-07-03 07:01:06 RangAt=2024-07-03 07:01:06 AnsweredAt=2024-07-03 07:01:06 EndedAt=2024-07-03 07:01:11 Trunk=Gateway]"
                + "[CdrId=910000000000000801 CallType=normal_call Caller=004930777 Callee=2041 Destination=2041 StartedAt=2024-07-03 07:01:07 RangAt=2024-07-03 07:01:07 EndedAt=2024-07-03 07:01:11 Trunk=Gateway]"
                + "[CdrId=910000000000000801 CallType=normal_call Caller=004930777 Callee=2042 Destination=2042 StartedAt=2024-07-03 07:01:07 RangAt=2024-07-03 07:01:07 AnsweredAt=2024-07-03 07:01:11 EndedAt=2024-07-03 07:01:19 Trunk=Gateway]"
                + " SessionId=910000000000000800 SipCallId=jK7.. Caller=004930777 Callee=5011 Direction=Inbound Did=4930100 TenantId=910000000000000001"]
        },
        {
            "a call was cancelled, in the words of the guide",
            """
            {
               "event_type":"call_cdr",
               "answered_time":"0",
               "call_id":"gH6..",
               "callee":"5011",
               "callee_domain":"office.example",
               "caller":"004930777",
               "caller_display_name":"",
               "caller_domain":"192.0.2.16",
               "did_cid":"4930100",
               "direction":"in",
               "end_reason":"cancelled",
               "ended_time":"1719990050",
               "outbound_caller_id":"",
               "ring_time":"1719990045",
               "session_id":"910000000000000700",
               "start_time":"1719990044",
               "status_code":"487",
               "tenant_id":"910000000000000001",
               "tenant_name":"Office Ltd",
               "trunk_name":"Gateway",
               "user_data":"",
               "call_targets":[]
            }
            """,
            ["PortSipCallRecordEvent call_cdr Cdr StartedAt=2024-07-03 07:00:44 RangAt=2024-07-03 07:00:45 EndedAt=2024-07-03 07:00:50 StatusCode=487 StatusReason=Request Terminated EndReason=Cancelled Trunk=Gateway TenantName=Office Ltd CallerDomain=192.0.2.16 CalleeDomain=office.example"
                + " SessionId=910000000000000700 SipCallId=gH6.. Caller=004930777 Callee=5011 Direction=Inbound Did=4930100 TenantId=910000000000000001"]
        },
    };
}
