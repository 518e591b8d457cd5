using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OrleansChat.Audit;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>
/// Brings an archive of Markdown files into a folder. Each file is a transaction of its own: a large import keeps no chat waiting, none is
/// half done, and one that was cut off is repeated, because what is there already is found and stays as it is.
/// </summary>
internal sealed partial class KnowledgeImport(
    ChatDbContext database, ArchiveFiles files, ImportWriter writer, AuditWriter audit, ILogger<KnowledgeImport> logger)
{
    /// <summary>Undoes what a preview did.</summary>
    private static readonly Refusal OnlyLooking = new("preview");

    private readonly ImportMemory _memory = new();

    /// <param name="archive">As it was sent; can be read from the start more than once.</param>
    /// <param name="folder">Into which; none: at the top.</param>
    /// <param name="language">Of files that do not say theirs.</param>
    /// <param name="commit">Or only look what would happen.</param>
    /// <param name="cancellation">Ends the work between two files.</param>
    public async Task<Result<ImportReport>> Run(
        Stream archive, KnowledgeFolderId? folder, string? language, bool commit, CancellationToken cancellation)
    {
        if (folder is { } into && !await database.KnowledgeFolders.AnyAsync(known => known.Id == into.Value, cancellation))
            return new Refusal(RefusalCodes.KnowledgeFolderNotFound);
        var read = await files.Read(archive, language, cancellation);
        if (!read.IsOk)
            return read.Refusal;
        var lines = new List<ImportLine>();
        try
        {
            foreach (var (path, file) in read.Value)
            {
                if (file is not { } given)
                    lines.Add(new(path, ImportOutcomes.Skipped, null, null, null, null));
                else
                    lines.Add(given.IsOk ? await Take(given.Value, folder, commit, cancellation) : Refused(path, given.Refusal));
            }
        }
        finally
        {
            // What was stored before a fault stays, and so does who did it.
            if (commit)
                await Note(Count(lines, ImportOutcomes.Added) + Count(lines, ImportOutcomes.Changed), folder);
        }

        return new ImportReport(
            commit, Count(lines, ImportOutcomes.Added), Count(lines, ImportOutcomes.Changed), Count(lines, ImportOutcomes.Unchanged),
            Count(lines, ImportOutcomes.Refused), lines);
    }

    /// <summary>Once more where somebody else changes the same in that moment: the second look meets what they stored.</summary>
    private async Task<ImportLine> Take(ArchiveFile file, KnowledgeFolderId? folder, bool commit, CancellationToken cancellation)
    {
        try
        {
            return await TakeOnce(file, folder, commit, cancellation);
        }
        catch (Exception fault) when (IsOfStorage(fault))
        {
            LogAgain(logger, fault);
        }

        try
        {
            return await TakeOnce(file, folder, commit, cancellation);
        }
        catch (Exception fault) when (IsOfStorage(fault))
        {
            LogFailed(logger, fault);
            return Refused(file.Path, new(RefusalCodes.ArchiveFileFailed), file.Text);
        }
    }

    private async Task<ImportLine> TakeOnce(ArchiveFile file, KnowledgeFolderId? folder, bool commit, CancellationToken cancellation)
    {
        ImportedFile? taken = null;
        var done = await database.InTransaction<Unit>(
            async () =>
            {
                var written = await writer.Write(file, folder, _memory, cancellation);
                if (!written.IsOk)
                    return written.Refusal;
                taken = written.Value;
                await database.SaveChangesAsync(cancellation);
                return commit ? Unit.Done : OnlyLooking;
            },
            cancellation);
        if (taken is null || !(done.IsOk || ReferenceEquals(done.Refusal, OnlyLooking)))
            return Refused(file.Path, done.Refusal!, file.Text);
        _memory.Remember(file, taken);
        return new(file.Path, taken.Outcome, taken.Article.ToString("N"), file.Text.Language, file.Text.Title, null);
    }

    private static bool IsOfStorage(Exception fault) => fault is DbUpdateException or DbException or RetryLimitExceededException;

    /// <summary>Also for somebody who has gone away meanwhile.</summary>
    private async Task Note(int articles, KnowledgeFolderId? folder)
    {
        if (articles == 0)
            return;
        await database.InTransaction<Unit>(
            async () =>
            {
                var name = folder is { } into ? (await database.KnowledgeFolders.FindAsync(into.Value))?.Name : null;
                await audit.Note(
                    AuditKinds.KnowledgeImported, folder?.ToString(), name ?? "",
                    new AuditChange("articles", null, articles.ToString(CultureInfo.InvariantCulture)));
                await database.SaveChangesAsync(CancellationToken.None);
                return Unit.Done;
            },
            CancellationToken.None);
    }

    private static int Count(List<ImportLine> lines, string outcome) => lines.Count(line => line.Outcome == outcome);

    private static ImportLine Refused(string path, Refusal refusal, ArticleText? text = null) =>
        new(path, ImportOutcomes.Refused, null, text?.Language, text?.Title, RefusalTexts.View(refusal));

    [LoggerMessage(LogEvents.KnowledgeImportAgain, LogLevel.Information, "A file of an import could not be stored; it is tried once more")]
    private static partial void LogAgain(ILogger logger, Exception fault);

    [LoggerMessage(
        LogEvents.KnowledgeImportFailed, LogLevel.Warning, "A file of an import could not be stored; the import goes on without")]
    private static partial void LogFailed(ILogger logger, Exception fault);
}
