namespace OrleansChat.Sessions;

/// <summary>The database cannot store an append, however often it is tried; nothing of it is stored.</summary>
public sealed class AppendRejectedException(SessionId session, Exception inner)
    : Exception($"The database refused an append of session {session}: {inner.Message}", inner);
