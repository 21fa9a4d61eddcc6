namespace PortSip.Client.Tests.Events;

/// <summary>What PortSIP's pages on Pub/Sub, webhooks and CDRs print, field by field with values of our own, and the records that it is.</summary>
public static class EventFixtures
{
    public static TheoryData<string, string, string[]> Payloads { get; } = new()
    {
        {
            "an extension was created",
            """
            {
              "event_type": "extension_created",
              "extension_number": "2041",
              "disp_name": "Mira Olsen",
              "email": "mira@example.org",
              "extension_id": "910000000000000041",
              "tenant_id": "910000000000000001",
              "username": "molsen",
              "username": "molsen",
              "enabled": true
              }
            """,
            ["PortSipManagementEvent extension_created ExtensionManagement ExtensionNumber=2041 ExtensionId=910000000000000041 DisplayName=Mira Olsen UserName=molsen Email=mira@example.org IsEnabled=True TenantId=910000000000000001"]
        },
        {
            "an extension with a department was updated",
            """{"event_type":"extension_updated","extension_number":"2041","disp_name":"Mira Olsen","email":"","extension_id":"910000000000000041","tenant_id":"910000000000000001","username":"molsen","department":"Sales","enabled":false}""",
            ["PortSipManagementEvent extension_updated ExtensionManagement ExtensionNumber=2041 ExtensionId=910000000000000041 DisplayName=Mira Olsen UserName=molsen Department=Sales IsEnabled=False TenantId=910000000000000001"]
        },
        {
            "an extension was deleted",
            """{"event_type":"extension_destroyed","extension_number":"2041","extension_id":"910000000000000041","tenant_id":"910000000000000001"}""",
            ["PortSipManagementEvent extension_destroyed ExtensionManagement ExtensionNumber=2041 ExtensionId=910000000000000041 TenantId=910000000000000001"]
        },
        {
            "an update whose type is misspelt",
            """{"event_type":"extnesion_updated","extension_number":"2041","tenant_id":"910000000000000001"}""",
            ["PortSipManagementEvent extension_updated ExtensionManagement ExtensionNumber=2041 TenantId=910000000000000001"]
        },
        {
            "the states of two extensions, with the misspelt word for talking",
            """
            {
              "event_type": "extension_status",
              "status": [
                {
                  "extension": "sip:2041@office.example",
                  "extension_id": "910000000000000041",
                  "call_status": "ON_ACLL",
                  "online": false,
                  "presence" : "AWAY",
                  "presence_note": "",
                  "push_online": true,
                  "time": "1719990000"
                },
                {
                  "extension": "sip:2042@office.example",
                  "extension_id": "910000000000000042",
                  "call_status": "ON_CALL",
                  "online": true,
                  "presence" : "ONLINE",
                  "presence_note": "at my desk",
                  "push_online": false,
                  "time": "1719990001"
                }
              ],
              "tenant_id": "910000000000000001"
            }
            """,
            [
                "PortSipExtensionEvent extension_status Extension ExtensionNumber=2041 ExtensionId=910000000000000041 CallStatus=ON_CALL IsOnline=False IsPushOnline=True Presence=AWAY Time=2024-07-03 07:00:00 TenantId=910000000000000001 IsSnapshot=True",
                "PortSipExtensionEvent extension_status Extension ExtensionNumber=2042 ExtensionId=910000000000000042 CallStatus=ON_CALL IsOnline=True IsPushOnline=False Presence=ONLINE PresenceNote=at my desk Time=2024-07-03 07:00:01 TenantId=910000000000000001 IsSnapshot=True",
            ]
        },
        {
            "an extension talks, in 22.3's word",
            """{"event_type":"extension_call","extension":"sip:2041@office.example","call_status":"OTHER_CALL","tenant_id":"910000000000000001","extension_id":"910000000000000041","time":"1719990002"}""",
            ["PortSipExtensionEvent extension_call Extension ExtensionNumber=2041 ExtensionId=910000000000000041 CallStatus=ON_CALL Time=2024-07-03 07:00:02 TenantId=910000000000000001"]
        },
        {
            "an extension rings",
            """{"event_type":"extension_call","extension":"sip:2041@office.example","call_status":"RINGING","tenant_id":"910000000000000001","extension_id":"910000000000000041","time":"1719990003"}""",
            ["PortSipExtensionEvent extension_call Extension ExtensionNumber=2041 ExtensionId=910000000000000041 CallStatus=RINGING Time=2024-07-03 07:00:03 TenantId=910000000000000001"]
        },
        {
            "an extension has no call any more",
            """{"event_type":"extension_call","extension":"sip:2041@office.example","call_status":"","tenant_id":"910000000000000001","extension_id":"910000000000000041","time":"1719990004"}""",
            ["PortSipExtensionEvent extension_call Extension ExtensionNumber=2041 ExtensionId=910000000000000041 Time=2024-07-03 07:00:04 TenantId=910000000000000001"]
        },
        {
            "a presence with a note",
            """{"event_type":"extension_presence","extension":"sip:2041@office.example","presence":"AVAILABLE","presence_note":"On the train","tenant_id":"910000000000000001","extension_id":"910000000000000041","time":"1719990005"}""",
            ["PortSipExtensionEvent extension_presence Extension ExtensionNumber=2041 ExtensionId=910000000000000041 Presence=AVAILABLE PresenceNote=On the train Time=2024-07-03 07:00:05 TenantId=910000000000000001"]
        },
        {
            "an agent's states in its queues",
            """
            {
              "agent_status": [
                {
                  "queue_number": "8011",
                  "status": "READY"
                },
                { "queue_number": "8012", "status": "Online" }
              ],
              "event_type": "extension_agent_status",
              "extension": "sip:2042@office.example",
              "extension_id": "910000000000000042",
              "tenant_id": "910000000000000001",
              "time": "1719990006"
            }
            """,
            ["PortSipExtensionEvent extension_agent_status Extension ExtensionNumber=2042 ExtensionId=910000000000000042 Time=2024-07-03 07:00:06 AgentStatus=[QueueNumber=8011 Status=READY][QueueNumber=8012 Status=LOGGED_OUT] TenantId=910000000000000001"]
        },
        {
            "a queue was created",
            """{"event_type":"queue_created","queue_number":"8011","tenant_id":"910000000000000001"}""",
            ["PortSipManagementEvent queue_created QueueManagement QueueNumber=8011 TenantId=910000000000000001"]
        },
        {
            "a queue was deleted",
            """{"event_type":"queue_destroy","queue_number":"8011","tenant_id":"910000000000000001"}""",
            ["PortSipManagementEvent queue_destroy QueueManagement QueueNumber=8011 TenantId=910000000000000001"]
        },
        {
            "the state of a queue",
            """
            {
               "event_type":"queue_status",
               "tenant_id":"910000000000000001",
               "queue_id":"910000000000000801",
               "queue_number":"8011",
               "queue_name":"Spare Parts",
               "waiting_list":[
                  {
                     "position": "2",
                     "session_id": "9100000000777",
                     "caller_number" : "0049301234",
                     "caller_name":"Ida Berg",
                     "timestamp":"1719990007",
                     "type" : "callback"
                  }
               ],
               "agents":[
                  {
                     "state":"QUEUE_CALL",
                     "agent_extension_number" : "2041",
                     "session_id" : "9100000000778",
                     "caller_number" : "0049305678",
                     "caller_name":"Ola Nord",
                     "timestamp":"1719990008"
                  },
                  { "state":"Online", "agent_extension_number":"2042", "session_id":"", "caller_number":"", "caller_name":"", "timestamp":"0" }
               ]
            }
            """,
            ["PortSipQueueEvent queue_status Queue QueueNumber=8011 QueueId=910000000000000801 QueueName=Spare Parts"
                + " Callers=[Position=2 SessionId=9100000000777 CallerNumber=0049301234 CallerName=Ida Berg Since=2024-07-03 07:00:07 Type=callback]"
                + " Agents=[ExtensionNumber=2041 State=QUEUE_CALL SessionId=9100000000778 CallerNumber=0049305678 CallerName=Ola Nord Since=2024-07-03 07:00:08][ExtensionNumber=2042 State=LOGGED_OUT]"
                + " TenantId=910000000000000001 IsSnapshot=True"]
        },
        {
            "a caller came into a queue",
            """
            {
               "event_type":"queue_caller_status",
               "tenant_id":"910000000000000001",
               "queue_id":"910000000000000801",
               "updated_callers":[
                  {
                     "position": "3",
                     "session_id": "9100000000779",
                     "caller_number" : "0049309999",
                     "reason" : "enqueue",
                     "timestamp":"1719990009",
                     "type" : "normal"
                  }
               ]
            }
            """,
            ["PortSipQueueEvent queue_caller_status Queue QueueNumber=8011 QueueId=910000000000000801 QueueName=Spare Parts"
                + " Callers=[Position=3 SessionId=9100000000779 CallerNumber=0049309999 Since=2024-07-03 07:00:09 Type=normal Reason=enqueue] TenantId=910000000000000001"]
        },
        {
            "an agent changed and another left a queue",
            """
            {
               "event_type" : "queue_agent_status",
               "queue_id" : "910000000000000801",
               "tenant_id" : "910000000000000001",
               "updated_agents":[
                  {
                     "state":"WRAP_UP",
                     "agent_extension_number" : "2041",
                     "session_id" : "9100000000778",
                     "caller_number" : "0049305678",
                     "caller_name":"Ola Nord",
                     "timestamp":"1719990010"
                  }
               ],
               "removed_agents":[
                  {
                     "agent_extension_number" : "2042"
                  }
                  ]
            }
            """,
            ["PortSipQueueEvent queue_agent_status Queue QueueNumber=8011 QueueId=910000000000000801 QueueName=Spare Parts"
                + " Agents=[ExtensionNumber=2041 State=WRAP_UP SessionId=9100000000778 CallerNumber=0049305678 CallerName=Ola Nord Since=2024-07-03 07:00:10] RemovedAgents=[2042] TenantId=910000000000000001"]
        },
        {
            "a caller waited too long",
            """{ "event_type" : "queue_sla_breached", "queue_id" : "910000000000000801", "tenant_id" : "910000000000000001", "caller" : "00493012345678", "total_callers_breached" : 4, "sla_time_secs" : 45, "waiting_callers" : 12, "timestamp":"1719990011" }""",
            ["PortSipQueueEvent queue_sla_breached Queue QueueNumber=8011 QueueId=910000000000000801 QueueName=Spare Parts BreachingCaller=00493012345678 TotalCallersBreached=4 SlaTime=00:00:45 WaitingCallers=12 Time=2024-07-03 07:00:11 TenantId=910000000000000001"]
        },
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
