namespace OrleansChat.Results;

/// <summary>The value of a command that answers nothing but "done".</summary>
[GenerateSerializer, Alias("chat.unit"), Immutable]
public readonly record struct Unit
{
    public static readonly Unit Done;
}
