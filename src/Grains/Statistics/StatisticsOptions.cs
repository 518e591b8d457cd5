namespace OrleansChat.Statistics;

/// <summary>How often live figures are checked against the stored sessions.</summary>
public sealed class StatisticsOptions
{
    public const string Section = "Chat:Statistics";

    /// <summary>How often figures folded from news are compared with the stored sessions, and put right.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(30);
}
