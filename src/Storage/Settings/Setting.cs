namespace OrleansChat.Settings;

/// <summary>One setting of the product.</summary>
/// <param name="Name">As in docs/operations/settings.md; <c>#</c> stands for the number of an entry of a list.</param>
/// <param name="Kind">What it may be.</param>
/// <param name="Default">As it would be written; null: nothing.</param>
public sealed record Setting(string Name, SettingKind Kind, string? Default = null)
{
    /// <summary>For people: the first entry of a list.</summary>
    public string Example => Name.Replace("#", "0", StringComparison.Ordinal);
}
