using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Channels;

/// <summary>Logos of channels, in the database. The id follows from the bytes: the same picture is stored once.</summary>
internal sealed class Logos(ChatDbContext database)
{
    public const int MaxBytes = 40 * 1024;

    public Task<ChannelLogo?> Find(Guid id, CancellationToken cancellation) =>
        database.ChannelLogos.AsNoTracking().FirstOrDefaultAsync(logo => logo.Id == id, cancellation);

    /// <summary>Stores the picture and answers its id; a channel shows it when its settings name that id.</summary>
    public async Task<Result<Guid>> Add(byte[] bytes, CancellationToken cancellation)
    {
        if (bytes.Length > MaxBytes)
            return InputRules.Invalid("logo", "length", MaxBytes);
        if (await ReencodedImage.InTurn(bytes, MaxBytes, cancellation) is not { } picture)
            return InputRules.Invalid("logo", "image", ImageContent.MaxPixels);
        var id = new Guid(SHA256.HashData(picture.Bytes).AsSpan(0, 16));
        if (await database.ChannelLogos.AnyAsync(logo => logo.Id == id, cancellation))
            return id;
        database.ChannelLogos.Add(new ChannelLogo { Id = id, ContentType = picture.ContentType, Bytes = picture.Bytes });
        try
        {
            await database.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (Exists(id))
        {
            // Somebody stored the same picture at the same time.
        }

        return id;
    }

    private bool Exists(Guid id)
    {
        database.ChangeTracker.Clear();
        return database.ChannelLogos.Any(logo => logo.Id == id);
    }
}
