namespace OrleansChat.Sessions;

/// <summary>Limits of sessions that their grains and the edges share.</summary>
public static class SessionLimits
{
    /// <summary>Longest text of a message, in UTF-16 units. An edge may allow less.</summary>
    public const int MessageLength = 8_000;

    public const int LinkTitleLength = 200;
    public const int LinkExcerptLength = 300;
    public const int LinkAddressLength = 500;

    /// <summary>Lists show this much of a message.</summary>
    public const int ExcerptLength = 200;

    /// <summary>Most events in one answer.</summary>
    public const int PageSize = 500;

    /// <summary>At least so long an agent may take back the end of a chat, in seconds: enough for who pressed the wrong key.</summary>
    public const int TakeBack = 60;

    /// <summary>Most colleagues that one note mentions.</summary>
    public const int MostMentions = 50;

    /// <summary>Most tags on one chat.</summary>
    public const int MostTags = 20;

    /// <summary>Most articles that are suggested for one question.</summary>
    public const int MostSuggestions = 3;

    /// <summary>The best rating; the worst is 1.</summary>
    public const int MostStars = 5;

    /// <summary>How long an agent may put a chat back that they took by mistake.</summary>
    public static readonly TimeSpan PutBackWithin = TimeSpan.FromMinutes(2);
}
