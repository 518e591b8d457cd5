namespace OrleansChat.Sessions;

/// <summary>
/// Who a visitor is to one site: the SHA-256 of the random key that their browser made at its first click, in base64url
/// (43 characters). The key itself is a secret of the browser and is never stored here.
/// </summary>
[GenerateSerializer, Alias("chat.visitor-id"), Immutable]
public readonly record struct VisitorId([property: Id(0)] string Value)
{
    /// <summary>In place of the visitor of an erased session.</summary>
    public static readonly VisitorId Erased = new("erased");

    public override string ToString() => Value;
}
