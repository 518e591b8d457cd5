namespace OrleansChat.Sessions;

/// <summary>
/// Makes, of events with texts or personal data, the events without them that replace them in the log.
/// Pure. The summary that they fold to differs only by what was erased.
/// </summary>
internal static class EventErasure
{
    /// <summary>The events that these new ones erase, as they are from now on. <paramref name="log"/>: those that they concern.</summary>
    public static IReadOnlyList<LoggedEvent> By(IReadOnlyList<LoggedEvent> events, IEnumerable<LoggedEvent> log)
    {
        foreach (var logged in events)
        {
            var erasure = new Erasure(logged.At, logged.Seq);
            switch (logged.Body)
            {
                case SessionDeleted:
                    return [.. log.Select(old => old with { Body = Bare(old.Body, erasure) }).Where(old => old.Body.Erased == erasure)];
                case MessageDeleted deleted:
                    return [.. log.Where(old => old.Seq == deleted.Message).Select(old => old with { Body = Textless(old.Body, erasure) })];
            }
        }

        return [];
    }

    private static SessionEvent Textless(SessionEvent body, Erasure erasure) =>
        body is MessageSent message ? message with { Text = "", File = null, Link = null, Erased = erasure } : body;

    /// <summary>What was erased before keeps the time of that, where nothing more is taken from it.</summary>
    private static SessionEvent Bare(SessionEvent body, Erasure erasure)
    {
        SessionEvent bare = body switch
        {
            SessionStarted started => started with { Visitor = VisitorId.Erased, Visit = Visit.Unknown },
            PreChatSubmitted form => form with { Customer = Customer.Unknown },
            FaqSuggested suggested => suggested with { Articles = [], Shown = null },
            FaqRead read => read with { Article = new(Guid.Empty, "", "") },
            RequestPosted posted => posted with { Customer = Customer.Unknown, RequestId = "" },
            MessageSent message => message with { Author = Nameless(message.Author), Text = "", File = null, Link = null },
            MessageDeleted deleted => deleted with { By = Nameless(deleted.By) },
            SessionEnded ended => ended with { By = Nameless(ended.By) },
            Reopened reopened => reopened with { By = Nameless(reopened.By) },
            TransferRequested asked => asked with { Note = null },
            Rated rated => rated with { Comment = null },
            NoteAdded note => note with { By = Nameless(note.By), Text = "" },
            WhisperSent whisper => whisper with { By = Nameless(whisper.By), Text = "" },
            TagsChanged tags => tags with { By = Nameless(tags.By), Added = [], Removed = [] },
            Linked linked => linked with { Contact = null, Company = null, Request = null },
            _ => body,
        };
        return bare == body ? body : bare with { Erased = erasure };
    }

    private static Author Nameless(Author author) => author.Kind == AuthorKind.Customer ? author with { Name = null } : author;
}
