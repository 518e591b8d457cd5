using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>Makes, of a chat's log, what the index is to know. Where stretches part depends on the log alone.</summary>
internal sealed class SearchDocumentBuilder
{
    /// <summary>PostgreSQL knows 16,383 places in a text, and a megabyte of words.</summary>
    private const int MostWords = 8_000;

    private const int MostLetters = 64_000;

    /// <summary>As many are read again when somebody finds something in it.</summary>
    public const int MostEvents = SessionLimits.PageSize;

    private readonly List<(long FirstSeq, IReadOnlyList<string> Words)> _ended = [];
    private readonly HashSet<AgentId> _agents = [];
    private List<string> _words = [];
    private DateTimeOffset? _startedAt;
    private long _first = 1;
    private int _letters;
    private bool _hasErased;

    /// <summary>The next event of the log.</summary>
    public void Add(LoggedEvent logged)
    {
        _startedAt ??= logged.At;
        _hasErased |= logged.Body.Erased is not null;
        if (logged.Seq - _first >= MostEvents || _words.Count >= MostWords || _letters >= MostLetters)
            End(logged.Seq);
        if (SearchableText.AgentOf(logged.Body) is { } agent)
            _agents.Add(agent);
        if (SearchableText.Of(logged.Body) is not { } text)
            return;
        if (_words.Count > 0)
            _words.Add(SearchPart.Gap);
        foreach (var word in TextWords.Of(text))
        {
            _words.Add(word.Folded);
            _letters += word.Folded.Length;
        }
    }

    /// <summary><paramref name="summary"/>: of the log that was added.</summary>
    public SearchDocument Build(SessionSummary summary)
    {
        var startedAt = _startedAt ?? summary.RequestedAt;
        if (summary.Status == SessionStatus.Deleted)
            return new(summary, startedAt, HasErased: true, [new(1, [], [], [])]);
        End(0);
        var keys = SearchKeys.Of(summary, _agents);
        string[] customer = [.. TextWords.Of(SearchableText.Of(summary.Customer)).Select(static word => word.Folded).Distinct()];
        return new(
            summary, startedAt, _hasErased, [.. _ended.Select(part => new SearchPart(part.FirstSeq, part.Words, customer, keys))]);
    }

    private void End(long next)
    {
        _ended.Add((_first, _words));
        (_words, _letters, _first) = ([], 0, next);
    }
}
