using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using OrleansChat.Audit;
using OrleansChat.Documents;
using OrleansChat.Files;
using OrleansChat.Knowledge;
using OrleansChat.Mail;
using OrleansChat.Notes;
using OrleansChat.Replies;
using OrleansChat.Results;
using OrleansChat.Schema;
using OrleansChat.Sessions;

namespace OrleansChat.Edge.Validation;

/// <summary>
/// What may be said fits where it is stored: a column of a bounded length stands here with the longest that is written there.
/// </summary>
public partial class ColumnLengthTests
{
    private const int Hash = 64;
    private const int VisitorHash = 43;

    /// <summary>Identity's own names of sign-in services and tokens, and Orleans' own tables: nobody's words go there.</summary>
    private static readonly string[] Fixed =
    [
        "user_logins.login_provider", "user_logins.provider_key", "user_tokens.login_provider", "user_tokens.name",
        "OrleansQuery.QueryKey", "OrleansQuery.QueryText", "mail_outbox.subject",
    ];

    private static readonly Dictionary<string, int> Longest = new()
    {
        ["users.user_name"] = InputRules.EmailLength,
        ["users.normalized_user_name"] = InputRules.EmailLength,
        ["users.email"] = InputRules.EmailLength,
        ["users.normalized_email"] = InputRules.EmailLength,
        ["users.display_name"] = InputRules.NameLength,
        ["users.photo"] = Hash,
        ["user_photos.hash"] = Hash,
        ["user_photos.content_type"] = "image/jpeg".Length,
        ["channel_logos.content_type"] = "image/jpeg".Length,
        ["channels.name"] = InputRules.NameLength,
        ["tags.name"] = TagRow.NameLength,
        ["tags.name_key"] = TagRow.NameLength,
        ["knowledge_folders.name"] = KnowledgeFolderRow.NameLength,
        ["knowledge_translations.language"] = InputRules.LongestLanguage,
        ["knowledge_translations.title"] = KnowledgeTranslationRow.TitleLength,
        ["knowledge_translations.slug"] = KnowledgeTranslationRow.SlugLength,
        ["knowledge_translations.changed_by_name"] = InputRules.NameLength,
        ["knowledge_versions.title"] = KnowledgeTranslationRow.TitleLength,
        ["knowledge_versions.slug"] = KnowledgeTranslationRow.SlugLength,
        ["knowledge_versions.by_name"] = InputRules.NameLength,
        ["tags.color"] = "#0a6e5c".Length,
        ["reply_templates.folder"] = TemplateRow.FolderLength,
        ["reply_templates.name"] = TemplateRow.NameLength,
        ["quick_replies.name"] = QuickReplyRow.NameLength,
        ["quick_replies.shortcut"] = QuickReplyRow.ShortcutLength,
        ["blobs.media_type"] = FileTypes.All.Max(type => type.MediaType.Length),
        ["files.name"] = FileRow.NameLength,
        ["files.refusal"] = LongestOf(typeof(RefusalCodes)),
        ["files.network"] = NetworkKey.OfUploads(null).Length,
        ["upload_totals.network"] = NetworkKey.OfUploads(null).Length,
        ["document_folders.name"] = DocumentInput.NameLength,
        ["documents.name"] = DocumentInput.NameLength,
        ["documents.description"] = DocumentInput.DescriptionLength,
        ["sessions.visitor_id"] = VisitorHash,
        ["mail_settings.host"] = MailSettings.HostLength,
        ["mail_settings.user_name"] = MailSettings.UserLength,
        ["mail_settings.from_address"] = InputRules.EmailLength,
        ["mail_settings.from_name"] = InputRules.NameLength,
        ["mail_settings.site"] = InputRules.AddressLength,
        ["mail_outbox.kind"] = LongestOf(typeof(MailTemplates)),
        ["mail_outbox.recipient"] = InputRules.EmailLength,
        ["audit_log.actor_name"] = AuditEntryFactory.NameLength,
        ["audit_log.kind"] = LongestOf(typeof(AuditKinds)),
        ["audit_log.subject"] = AuditEntryFactory.SubjectLength,
    };

    [Fact]
    public void Columns_OfABoundedLength_HoldTheLongestThatIsWritten()
    {
        var columns = SchemaScript.All("PostgreSql").SelectMany(script => Columns(script.Sql)).ToList();

        Assert.Equal(
            Longest.Keys.Concat(Fixed).Order(StringComparer.Ordinal), columns.Select(column => column.Name).Order(StringComparer.Ordinal));
        Assert.All(columns.Where(column => Longest.ContainsKey(column.Name)), column =>
            Assert.True(
                column.Length >= Longest[column.Name], $"{column.Name} holds {column.Length}, and {Longest[column.Name]} may be written."));
    }

    private static IEnumerable<(string Name, int Length)> Columns(string sql) =>
        from Match table in Table().Matches(sql)
        from Match column in Column().Matches(table.Groups["columns"].Value)
        select (
            $"{table.Groups["name"].Value}.{column.Groups["name"].Value}",
            int.Parse(column.Groups["length"].Value, CultureInfo.InvariantCulture));

    private static int LongestOf(Type constants) => constants.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral).Select(field => ((string)field.GetRawConstantValue()!).Length).Max();

    [GeneratedRegex(@"(?:create table (?<name>\w+) \(|alter table (?<name>\w+) add column )(?<columns>[^;]*);")]
    private static partial Regex Table();

    [GeneratedRegex(@"(?<name>\w+) (?:varchar\((?<length>\d+)\)|text not null check \(length\(\w+\) between 1 and (?<length>\d+)\))")]
    private static partial Regex Column();
}
