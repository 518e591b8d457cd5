namespace OrleansChat.Drafts;

/// <summary>What a draft would become. The numbers are stored.</summary>
public enum DraftMode
{
    /// <summary>A message to the customer.</summary>
    Reply = 0,

    /// <summary>A note among colleagues.</summary>
    Note = 1,
}
