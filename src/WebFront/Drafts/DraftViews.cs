using OrleansChat.Edge.Contracts;

namespace OrleansChat.Drafts;

/// <summary>Drafts as their agent's consoles see them.</summary>
internal static class DraftViews
{
    public static DraftView Of(Draft draft) => new(draft.Session.ToString(), WireNames.Of(draft.Mode), draft.Text, Version(draft));

    /// <summary>Microseconds: whole numbers that browsers can hold.</summary>
    public static long Version(Draft draft) => (draft.SavedAt.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
}
