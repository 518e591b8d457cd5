using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Audit;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.Profile;

/// <summary>Photos of accounts, in the database.</summary>
internal sealed class Photos(ChatDbContext database, AuditWriter audit)
{
    public const int MaxBytes = 40 * 1024;

    public Task<UserPhoto?> Find(string hash, CancellationToken cancellation) =>
        database.UserPhotos.AsNoTracking().FirstOrDefaultAsync(photo => photo.Hash == hash, cancellation);

    /// <summary>Null: the photo is taken away. Answers its hash.</summary>
    public async Task<Result<ChatUser>> Set(Guid person, byte[]? bytes, CancellationToken cancellation)
    {
        if (bytes is { Length: > MaxBytes })
            return InputRules.Invalid("photo", "length", MaxBytes);
        var picture = bytes is null ? null : await ReencodedImage.InTurn(bytes, MaxBytes, cancellation);
        if (bytes is not null && picture is null)
            return InputRules.Invalid("photo", "image", ImageContent.MaxPixels);
        return await database.InTransaction<ChatUser>(() => Store(person, picture, cancellation), cancellation);
    }

    private async Task<Result<ChatUser>> Store(Guid person, ReencodedImage? picture, CancellationToken cancellation)
    {
        var account = await database.Users.SingleAsync(user => user.Id == person, cancellation);
        var hash = picture is null ? null : Convert.ToHexStringLower(SHA256.HashData(picture.Bytes));
        audit.NoteOwn(AuditKinds.PhotoChanged, account, new AuditChange("photo", account.Photo, hash));
        if (await database.UserPhotos.SingleOrDefaultAsync(photo => photo.UserId == person, cancellation) is { } old)
            database.UserPhotos.Remove(old);
        await database.SaveChangesAsync(cancellation);
        if (picture is not null)
            database.UserPhotos.Add(
                new UserPhoto { UserId = person, Hash = hash!, ContentType = picture.ContentType, Bytes = picture.Bytes });
        account.Photo = hash;
        await database.SaveChangesAsync(cancellation);
        return account;
    }
}
