namespace OrleansChat.Channels;

/// <summary>The result of storing a channel's settings.</summary>
public enum ChannelSave
{
    Stored = 0,
    NameTaken = 1,

    /// <summary>Another version is stored than the one they were made from.</summary>
    ChangedMeanwhile = 2,

    /// <summary>No such channel, or it was deleted.</summary>
    Gone = 3,

    /// <summary>The channel was there before, and stays as it is.</summary>
    ThereAlready = 4,
}
