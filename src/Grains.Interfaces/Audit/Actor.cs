namespace OrleansChat.Audit;

/// <summary>Who changes something, for the audit log.</summary>
/// <param name="Id">The account; null: the program itself.</param>
/// <param name="Name">Display name and address at that time; empty: the program itself.</param>
[GenerateSerializer, Alias("chat.actor"), Immutable]
public sealed record Actor([property: Id(0)] Guid? Id, [property: Id(1)] string Name)
{
    public static readonly Actor System = new(null, "");
}
