namespace OrleansChat.Sessions;

/// <summary>The events by which agents get chats. A message id takes one chat: a unique index over all sessions sees to that.</summary>
internal static class AcceptedEvents
{
    /// <summary>As the index <c>session_events_accepted</c> says it, word for word: else it is not used.</summary>
    public const string Condition = """message_id is not null and substr(payload, 1, 18) = '{"type":"accepted"'""";
}
