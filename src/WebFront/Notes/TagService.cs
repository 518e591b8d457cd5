using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Audit;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Storage;
using OrleansChat.Unicode;

namespace OrleansChat.Notes;

/// <summary>Tags of the installation: names are texts, whatever is in them.</summary>
internal sealed partial class TagService(ChatDbContext database, AuditWriter audit)
{
    private static readonly Refusal NotFound = new(RefusalCodes.TagNotFound);
    private static readonly Refusal NameTaken = new(RefusalCodes.TagNameTaken);

    public async Task<IReadOnlyList<TagView>> All(CancellationToken cancellation) =>
        [.. (await database.Tags.AsNoTracking().OrderBy(tag => tag.NameKey).ToListAsync(cancellation)).Select(View)];

    public Task<Result<TagView>> Add(AddTagRequest request, CancellationToken cancellation) => Store(
        request.Name,
        request.Color,
        async (name, color) =>
        {
            var tag = new TagRow { Id = Guid.NewGuid(), Name = name, NameKey = Key(name), Color = color };
            database.Tags.Add(tag);
            await audit.Note(AuditKinds.TagAdded, tag.Id.ToString("N"), name, new AuditChange("color", null, color));
            return tag;
        },
        cancellation);

    public Task<Result<TagView>> Change(TagId id, ChangeTagRequest request, CancellationToken cancellation) => Store(
        request.Name,
        request.Color,
        async (name, color) =>
        {
            if (await database.Tags.FindAsync([id.Value], cancellation) is not { } tag)
                return NotFound;
            if (tag.Version != request.Version)
                return new Refusal(RefusalCodes.TagChangedMeanwhile);
            var changes = AuditChange.Between(Fields(tag.Name, tag.Color), Fields(name, color)).ToArray();
            if (changes.Length == 0)
                return tag;
            (tag.Name, tag.NameKey, tag.Color, tag.Version) = (name, Key(name), color, tag.Version + 1);
            await audit.Note(AuditKinds.TagChanged, id.ToString(), name, changes);
            return tag;
        },
        cancellation);

    /// <summary>Chats keep what their logs say of it; it shows on none any more.</summary>
    public async Task<Result<Unit>> Delete(TagId id, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await DeleteAsRead(id, cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else changed or deleted it in the same moment: it is read again.
            }
        }
    }

    private Task<Result<Unit>> DeleteAsRead(TagId id, CancellationToken cancellation) => database.InTransaction<Unit>(
        async () =>
        {
            if (await database.Tags.FindAsync([id.Value], cancellation) is not { } tag)
                return NotFound;
            database.Tags.Remove(tag);
            await audit.Note(AuditKinds.TagDeleted, id.ToString(), tag.Name);
            await database.SaveChangesAsync(cancellation);
            return Unit.Done;
        },
        cancellation);

    private async Task<Result<TagView>> Store(
        string? name, string? color, Func<string, string, Task<Result<TagRow>>> change, CancellationToken cancellation)
    {
        if ((InputRules.Required(name, "name", TagRow.NameLength) ?? CheckColor(color)) is { } bad)
            return bad;
        try
        {
            var stored = await database.InTransaction<TagRow>(
                async () =>
                {
                    var changed = await change(VisibleText.NameOrNull(name)!, color!.ToLowerInvariant());
                    if (!changed.IsOk)
                        return changed;
                    var (key, own) = (changed.Value.NameKey, changed.Value.Id);
                    if (await database.Tags.AnyAsync(tag => tag.NameKey == key && tag.Id != own, cancellation))
                        return NameTaken;
                    await database.SaveChangesAsync(cancellation);
                    return changed;
                },
                cancellation);
            return stored.Map(View);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal(RefusalCodes.TagChangedMeanwhile);
        }
        catch (DbUpdateException)
        {
            // Somebody else stored the name in the same moment.
            var key = Key(VisibleText.NameOrNull(name)!);
            if (await database.Tags.AsNoTracking().AnyAsync(tag => tag.NameKey == key, cancellation))
                return NameTaken;
            throw;
        }
    }

    private static Refusal? CheckColor(string? color) =>
        color is not null && Hex().IsMatch(color) ? null : InputRules.Invalid("color", "color");

    private static string Key(string name) => name.ToLowerInvariant();

    private static Dictionary<string, string?> Fields(string name, string color) => new() { ["name"] = name, ["color"] = color };

    private static TagView View(TagRow tag) => new(tag.Id.ToString("N"), tag.Name, tag.Color, tag.Version);

    [GeneratedRegex(@"^#[0-9a-fA-F]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hex();
}
