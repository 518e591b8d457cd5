using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>Calls that every test makes.</summary>
internal static class JournalCalls
{
    public static ValueTask<AppendOutcome> Append(this StorageProcess process, SessionAppend append) =>
        process.Journal.Append(append, CancellationToken.None);

    /// <summary>The whole log of a session.</summary>
    public static Task<IReadOnlyList<LoggedEvent>> Log(this StorageProcess process, SessionId session) =>
        process.Journal.Read(session, 0, 100_000, CancellationToken.None);
}
