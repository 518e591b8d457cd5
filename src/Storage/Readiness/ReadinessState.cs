namespace OrleansChat.Readiness;

/// <summary>What the database can do at the moment.</summary>
/// <param name="Read">Null: it can be read; else one of the words of this type.</param>
/// <param name="Write">Null: it can be written; else one of the words of this type.</param>
public sealed record ReadinessState(string? Read, string? Write)
{
    public const string NoAnswer = "noAnswer";
    public const string ReadOnly = "readOnly";
    public const string DiskFull = "diskFull";
    public const string Failed = "failed";

    public static readonly ReadinessState Good = new(null, null);

    /// <summary>Nothing came back in time.</summary>
    public static readonly ReadinessState Late = new(NoAnswer, NoAnswer);
}
