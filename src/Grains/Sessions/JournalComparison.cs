namespace OrleansChat.Sessions;

/// <summary>How an activation's session compares with its log in the journal.</summary>
internal enum JournalComparison
{
    /// <summary>The journal has said that it has no more.</summary>
    Agrees,

    /// <summary>Another activation has written what is not here.</summary>
    LeftBehind,

    /// <summary>The journal did not answer, or has more that may be this activation's own.</summary>
    Unknown,
}
