using System.Text.Json.Serialization;

namespace OrleansChat.Channels;

/// <summary>Where unanswered chats go whose agent has disappeared. Either way they are at the head of the queue.</summary>
[JsonConverter(typeof(SettingWord<LeftBehindChats>))]
public enum LeftBehindChats
{
    /// <summary>Whoever may respond takes them.</summary>
    Queue = 0,

    /// <summary>For <see cref="ChannelSettings.TransferTimeout"/> only managers may take them, after that everybody.</summary>
    Managers = 1,
}
