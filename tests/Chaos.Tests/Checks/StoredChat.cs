using OrleansChat.Sessions;

namespace OrleansChat.Chaos.Checks;

/// <summary>A chat as the database has it.</summary>
internal sealed record StoredChat(SessionSummary Summary, IReadOnlyList<LoggedEvent> Log);
