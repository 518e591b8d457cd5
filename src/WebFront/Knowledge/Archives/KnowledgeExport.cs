using System.Globalization;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>
/// Writes a folder with all below it, or everything, as Markdown files: a file for each translation, in folders as in the knowledge base.
/// An import makes of it what was exported.
/// </summary>
internal sealed class KnowledgeExport(ChatDbContext database)
{
    public async Task Write(Stream stream, KnowledgeFolderId? root, CancellationToken cancellation)
    {
        var tree = new FolderTree(await database.KnowledgeFolders.AsNoTracking().ToListAsync(cancellation));
        var folders = root is { } from ? await database.KnowledgeFoldersFrom(from, cancellation) : null;
        await using var archive = await ZipArchive.CreateAsync(
            stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        var rows = database.KnowledgeTranslations.AsNoTracking()
            .Join(database.KnowledgeArticles.AsNoTracking(), translation => translation.ArticleId, article => article.Id,
                (translation, article) => new { Article = article, Translation = translation })
            .Where(row => folders == null || folders.Contains(row.Article.FolderId))
            .OrderBy(row => row.Article.Position).ThenBy(row => row.Article.Id).ThenBy(row => row.Translation.Language)
            .AsAsyncEnumerable();
        var names = new Dictionary<Guid, string>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var folder = string.Concat(tree.PathOf(row.Article.FolderId, root?.Value).Select(static name => $"{ArchivePaths.Part(name)}/"));
            if (!names.TryGetValue(row.Article.Id, out var name))
            {
                // In folders of the same name there may be files of the same name.
                for (var number = 1; !taken.Add(name = Numbered($"{folder}{row.Translation.Slug}", number)); number++)
                    continue;
                names.Add(row.Article.Id, name);
            }

            var entry = archive.CreateEntry($"{name}.{row.Translation.Language}.md");
            await using var file = new StreamWriter(await entry.OpenAsync(cancellation));
            await file.WriteAsync(Matter(row.Article, row.Translation).Write(row.Translation.Body).AsMemory(), cancellation);
        }
    }

    private static string Numbered(string name, int number) => number == 1 ? name : Slugs.Numbered(name, number);

    private static FrontMatter Matter(KnowledgeArticleRow article, KnowledgeTranslationRow translation) => new()
    {
        Id = article.Id.ToString("N"),
        Language = translation.Language,
        Title = translation.Title,
        Slug = translation.Slug,
        Published = translation.PublishedAt is { } at
            ? at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture)
            : "false",
        Internal = article.Internal,
        Version = ExportMark.Of(translation, article.Internal),
    };
}
