using System.Text.Json.Serialization;
using OrleansChat.Channels;

namespace OrleansChat.Requests;

/// <summary>How soon a request should be dealt with.</summary>
[JsonConverter(typeof(SettingWord<RequestPriority>))]
public enum RequestPriority
{
    Low = 0,
    Normal = 1,
    High = 2,
    Urgent = 3,
}
