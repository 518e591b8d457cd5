using Microsoft.EntityFrameworkCore;
using OrleansChat.Audit;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Unicode;

namespace OrleansChat.Knowledge;

/// <summary>What an article shall say in a language, as it came from outside.</summary>
internal sealed record ArticleText(string Language, string Title, string? Slug, string Body);

/// <summary>
/// Writes translations: with a version each time, with the words for the search, and with an entry in the audit log, all in the caller's
/// transaction.
/// </summary>
internal sealed class ArticleWriter(
    ChatDbContext database, IKnowledgeWords words, MarkdownRenderer renderer, AuditWriter audit, TimeProvider time)
{
    private const int MostNumbered = 1_000;

    /// <summary>The text as it is stored, or what stands against it.</summary>
    public Result<ArticleText> Check(ArticleText text)
    {
        var bad = InputRules.Required(text.Title, "title", KnowledgeTranslationRow.TitleLength)
            ?? (string.IsNullOrEmpty(text.Language) ? InputRules.Invalid("language", "required") : null)
            ?? InputRules.Language(text.Language, "language")
            ?? (text.Slug is { } slug && !Slugs.IsSlug(slug) ? InputRules.Invalid("slug", "slug") : null)
            ?? renderer.Refuses(text.Body, "body");
        return bad is null
            ? text with
            {
                Language = KnowledgeLanguage.Of(text.Language),
                Title = VisibleText.Name(text.Title),
                Body = text.Body.ReplaceLineEndings("\n"),
            }
            : bad;
    }

    /// <summary>A draft in another language. For a checked text. <paramref name="taken"/>: addresses that are not free either.</summary>
    public async Task<Result<KnowledgeTranslationRow>> Add(
        KnowledgeArticleRow article, ArticleText text, CancellationToken cancellation,
        IReadOnlySet<(string Language, string Slug)>? taken = null)
    {
        var slug = await FreeSlug(text, async wanted =>
            taken?.Contains((text.Language, wanted)) == true || await IsTaken(text.Language, wanted, cancellation));
        if (!slug.IsOk)
            return slug.Refusal;
        var (byId, byName) = await Author(cancellation);
        var translation = new KnowledgeTranslationRow
        {
            ArticleId = article.Id,
            Language = text.Language,
            Title = text.Title,
            Slug = slug.Value,
            Body = text.Body,
            ChangedAt = time.GetUtcNow(),
            ChangedById = byId,
            ChangedByName = byName,
        };
        database.KnowledgeTranslations.Add(translation);
        await audit.Note(
            AuditKinds.ArticleAdded, article.Id.ToString("N"), text.Title, new AuditChange("language", null, text.Language));
        await database.SaveChangesAsync(cancellation);
        await Keep(translation, cancellation);
        return translation;
    }

    /// <summary>The next version; false: it says the same already. For a checked text.</summary>
    public async Task<Result<bool>> Change(KnowledgeTranslationRow translation, ArticleText text, CancellationToken cancellation)
    {
        var slug = text.Slug ?? translation.Slug;
        if ((translation.Title, translation.Slug, translation.Body) == (text.Title, slug, text.Body))
            return false;
        if (slug != translation.Slug && await IsTaken(text.Language, slug, cancellation))
            return Refusal.With(RefusalCodes.SlugTaken, "slug", slug);
        var (byId, byName) = await Author(cancellation);
        AuditChange[] changes =
        [
            new("language", text.Language, text.Language),
            .. AuditChange.Between(Fields(translation.Title, translation.Slug), Fields(text.Title, slug)),
        ];
        (translation.Title, translation.Slug, translation.Body) = (text.Title, slug, text.Body);
        (translation.ChangedAt, translation.ChangedById, translation.ChangedByName) = (time.GetUtcNow(), byId, byName);
        translation.Version++;
        await audit.Note(AuditKinds.ArticleChanged, translation.ArticleId.ToString("N"), text.Title, changes);
        await database.SaveChangesAsync(cancellation);
        await Keep(translation, cancellation);
        return true;
    }

    private async Task Keep(KnowledgeTranslationRow translation, CancellationToken cancellation)
    {
        database.KnowledgeVersions.Add(new()
        {
            TranslationId = translation.Id,
            Number = translation.Version,
            Title = translation.Title,
            Slug = translation.Slug,
            Body = translation.Body,
            At = translation.ChangedAt,
            ById = translation.ChangedById,
            ByName = translation.ChangedByName,
        });
        await database.SaveChangesAsync(cancellation);
        await words.Write(database, translation, MarkdownRenderer.PlainText(translation.Body), cancellation);
    }

    private async Task<(Guid? Id, string Name)> Author(CancellationToken cancellation)
    {
        var by = await audit.Actor();
        var account = by.Id is { } id ? await database.Users.FindAsync([id], cancellation) : null;
        return (by.Id, account?.DisplayName ?? by.Name);
    }

    /// <summary>The one that is asked for, or one made of the title.</summary>
    private static async Task<Result<string>> FreeSlug(ArticleText text, Func<string, Task<bool>> isTaken)
    {
        if (text.Slug is { } wanted)
            return await isTaken(wanted) ? Refusal.With(RefusalCodes.SlugTaken, "slug", wanted) : wanted;
        var made = Slugs.Of(text.Title);
        for (var number = 1; number <= MostNumbered; number++)
        {
            var slug = number == 1 ? made : Slugs.Numbered(made, number);
            if (!await isTaken(slug))
                return slug;
        }

        return Refusal.With(RefusalCodes.SlugTaken, "slug", made);
    }

    private Task<bool> IsTaken(string language, string slug, CancellationToken cancellation) => database.KnowledgeTranslations
        .AnyAsync(other => other.Language == language && other.Slug == slug, cancellation);

    private static Dictionary<string, string?> Fields(string title, string slug) => new() { ["title"] = title, ["slug"] = slug };
}
