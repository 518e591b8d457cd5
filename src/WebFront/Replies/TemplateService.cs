using Microsoft.EntityFrameworkCore;
using OrleansChat.Audit;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Replies;

/// <summary>Reply templates of the installation: everybody reads them; behind endpoints for who may change them.</summary>
internal sealed class TemplateService(ChatDbContext database, AuditWriter audit)
{
    private static readonly Refusal NotFound = new(RefusalCodes.ReplyNotFound);
    private static readonly Refusal ChangedMeanwhile = new(RefusalCodes.ReplyChangedMeanwhile);

    public async Task<IReadOnlyList<TemplateView>> All(CancellationToken cancellation)
    {
        var rows = await database.Templates.AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. rows.OrderBy(row => row.Folder, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase).Select(View),
        ];
    }

    public Task<Result<TemplateView>> Add(CheckedTemplate template, CancellationToken cancellation) => database.InTransaction<TemplateView>(
        async () =>
        {
            if (await database.Templates.CountAsync(cancellation) >= ReplyInput.MostTemplates)
                return Refusal.With(RefusalCodes.TooManyReplies, "limit", $"{ReplyInput.MostTemplates}");
            var row = new TemplateRow { Id = Guid.NewGuid(), Folder = template.Folder, Name = template.Name, Texts = template.Texts };
            database.Templates.Add(row);
            await Note(AuditKinds.TemplateAdded, row, [.. AuditChange.Between(new Dictionary<string, string?>(), Fields(row))]);
            await database.SaveChangesAsync(cancellation);
            return View(row);
        },
        cancellation);

    public Task<Result<TemplateView>> Change(
        ReplyId id, CheckedTemplate template, long version, CancellationToken cancellation) => InVersions<TemplateView>(
        async () =>
        {
            if (await database.Templates.FindAsync([id.Value], cancellation) is not { } row)
                return NotFound;
            if (row.Version != version)
                return ChangedMeanwhile;
            var before = Fields(row);
            (row.Folder, row.Name, row.Texts) = (template.Folder, template.Name, template.Texts);
            var changes = AuditChange.Between(before, Fields(row)).ToArray();
            if (changes.Length == 0)
                return View(row);
            row.Version++;
            await Note(AuditKinds.TemplateChanged, row, changes);
            await database.SaveChangesAsync(cancellation);
            return View(row);
        },
        cancellation);

    public Task<Result<Unit>> Delete(ReplyId id, CancellationToken cancellation) => InVersions<Unit>(
        async () =>
        {
            if (await database.Templates.FindAsync([id.Value], cancellation) is not { } row)
                return NotFound;
            database.Templates.Remove(row);
            await Note(AuditKinds.TemplateDeleted, row);
            await database.SaveChangesAsync(cancellation);
            return Unit.Done;
        },
        cancellation);

    /// <summary>With everything that is in it, however deep. Into itself: there it would be nowhere.</summary>
    public Task<Result<Unit>> MoveFolder(string from, string to, CancellationToken cancellation) => InVersions<Unit>(
        async () =>
        {
            var inside = from + "/";
            if (to == from || to.StartsWith(inside, StringComparison.Ordinal))
                return InputRules.Invalid("to", "folder");
            var rows = await database.Templates.Where(row => row.Folder == from || row.Folder.StartsWith(inside)).ToListAsync(cancellation);
            if (rows.Count == 0)
                return NotFound;
            foreach (var row in rows)
            {
                var place = ReplyInput.Folder($"{to}{row.Folder[from.Length..]}".TrimStart('/'), "to");
                if (!place.IsOk)
                    return place.Refusal;
                (row.Folder, row.Version) = (place.Value, row.Version + 1);
            }

            await audit.Note(AuditKinds.TemplatesMoved, null, from, new AuditChange("folder", from, to));
            await database.SaveChangesAsync(cancellation);
            return Unit.Done;
        },
        cancellation);

    private async Task<Result<T>> InVersions<T>(Func<Task<Result<T>>> work, CancellationToken cancellation)
    {
        try
        {
            return await database.InTransaction(work, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangedMeanwhile;
        }
    }

    private Task Note(string kind, TemplateRow row, params AuditChange[] changes) =>
        audit.Note(kind, row.Id.ToString("N"), row.Name, changes);

    private static Dictionary<string, string?> Fields(TemplateRow row)
    {
        var fields = new Dictionary<string, string?> { ["folder"] = row.Folder, ["name"] = row.Name };
        foreach (var text in ReplyInput.Texts(row.Texts))
            fields[$"text.{text.Language}"] = text.Text;
        return fields;
    }

    private static TemplateView View(TemplateRow row) =>
        new(row.Id.ToString("N"), row.Folder, row.Name, ReplyInput.Texts(row.Texts), row.Version);
}
