namespace PortSip.Client.Tests.Events;

/// <summary>The events of extensions and queues that PortSIP's pages print, field by field with values of our own, and the records that they become.</summary>
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
    };
}
