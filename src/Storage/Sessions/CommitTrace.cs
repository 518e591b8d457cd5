using System.Diagnostics;

namespace OrleansChat.Sessions;

/// <summary>
/// One commit serves many requests: its step is part of the first one's trace, and linked with the others, whose own step (the append)
/// lasts until it is done.
/// </summary>
internal static class CommitTrace
{
    public static Activity? Start(ArraySegment<PendingAppend> appends)
    {
        if (!ChatTracing.Source.HasListeners())
            return null;
        ActivityContext? parent = null;
        var links = new List<ActivityLink>();
        foreach (var append in appends)
        {
            if (append.Step is not { Recorded: true } step)
                continue;
            if (parent is null)
                parent = step.Context;
            else
                links.Add(new(step.Context));
        }

        if (parent is not { } first)
            return null;
        var commit = ChatTracing.Source.StartActivity("journal commit", ActivityKind.Internal, first, tags: null, links);
        commit?.SetTag("chat.journal.appends", appends.Count);
        return commit;
    }
}
