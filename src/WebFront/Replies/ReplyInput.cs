using System.Text.Json;
using OrleansChat.Agents;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Unicode;

namespace OrleansChat.Replies;

/// <summary>A template as checked and as it is stored.</summary>
internal sealed record CheckedTemplate(string Folder, string Name, string Texts);

/// <summary>A quick reply as checked and as it is stored.</summary>
internal sealed record CheckedQuickReply(string Name, string Text, string? Shortcut);

/// <summary>What may be sent of templates and quick replies.</summary>
internal static class ReplyInput
{
    public const int MostLanguages = 12;
    public const int MostTemplates = 1_000;

    /// <summary>Of one agent, and of one channel.</summary>
    public const int MostQuickReplies = 300;

    private const int MostLevels = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<TemplateText> Texts(string stored) => JsonSerializer.Deserialize<List<TemplateText>>(stored, Json)!;

    public static Result<CheckedTemplate> Check(string? folder, string? name, IReadOnlyList<TemplateText?>? texts)
    {
        var path = Folder(folder, "folder");
        if ((path.Refusal ?? InputRules.Required(name, "name", TemplateRow.NameLength) ?? Refuse(texts)) is { } bad)
            return bad;
        IEnumerable<TemplateText> stored = texts!.Select(each => new TemplateText(each!.Language.ToLowerInvariant(), each.Text.Trim()));
        return new CheckedTemplate(path.Value!, VisibleText.Name(name!), JsonSerializer.Serialize(stored, Json));
    }

    public static Result<CheckedQuickReply> Check(string? name, string? text, string? shortcut)
    {
        var bad = InputRules.Required(name, "name", QuickReplyRow.NameLength)
            ?? InputRules.Required(text, "text", AgentInput.TextLength)
            ?? InputRules.Optional(shortcut, "shortcut", QuickReplyRow.ShortcutLength);
        if (bad is not null)
            return bad;
        if (shortcut is not null && (shortcut.Length == 0 || !shortcut.All(static letter => IsOfShortcuts(letter))))
            return InputRules.Invalid("shortcut", "characters");
        return new CheckedQuickReply(VisibleText.Name(name!), text!.Trim(), shortcut?.ToLowerInvariant());
    }

    /// <summary>As it is stored: visible names with one slash between.</summary>
    public static Result<string> Folder(string? folder, string field)
    {
        if (folder is null)
            return InputRules.Invalid(field, "required");
        if (InputRules.Optional(folder, field, TemplateRow.FolderLength) is { } bad)
            return bad;
        if (folder.Length == 0)
            return "";
        var names = folder.Split('/').Select(VisibleText.NameOrNull).ToArray();
        return names.Length > MostLevels || names.Contains(null) ? InputRules.Invalid(field, "folder") : string.Join('/', names);
    }

    public static Result<ReplyKind> Kind(string? word) => word switch
    {
        "template" => ReplyKind.Template,
        "quickReply" => ReplyKind.QuickReply,
        "article" => ReplyKind.Article,
        "document" => ReplyKind.Document,
        _ => InputRules.Invalid("kind", "word"),
    };

    private static Refusal? Refuse(IReadOnlyList<TemplateText?>? texts)
    {
        if (texts is not { Count: > 0 })
            return InputRules.Invalid("texts", "required");
        if (texts.Count > MostLanguages)
            return InputRules.Invalid("texts", "length", MostLanguages);
        if (texts.Any(each => each?.Language is null) || texts.DistinctBy(each => each!.Language.ToLowerInvariant()).Count() < texts.Count)
            return InputRules.Invalid("language", "language");
        return texts.Select(each => InputRules.Language(each!.Language, "language")
            ?? InputRules.Required(each.Text, "text", AgentInput.TextLength)).FirstOrDefault(bad => bad is not null);
    }

    private static bool IsOfShortcuts(char letter) => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.';
}
