namespace OrleansChat.Sessions;

/// <summary>
/// A stored event that this release does not know in full: its type, a field or a word is newer. Nothing may be made of the log, and
/// nothing appended to it, by this process.
/// </summary>
public sealed class UnknownEventException(SessionId session, long seq, Exception inner)
    : Exception($"Event {seq} of session {session} is of a newer release.", inner)
{
    public SessionId Session => session;

    public long Seq => seq;
}
