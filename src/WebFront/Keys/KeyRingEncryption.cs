using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrleansChat.Storage;

namespace OrleansChat.Keys;

/// <summary>
/// Encrypts the keys that were stored before there was a certificate; ASP.NET Core encrypts new ones only, and a key serves for
/// 90 days and is kept for ever.
/// </summary>
internal sealed class KeyRingEncryption(IDbContextFactory<ChatDbContext> databases, IOptions<KeyManagementOptions> options)
{
    private static readonly XNamespace Format = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>Answers how many. Several fronts may do so at once: each writes the same keys.</summary>
    public async Task<int> EncryptClearKeys(CancellationToken cancellation)
    {
        var encryptor = options.Value.XmlEncryptor ?? throw new InvalidOperationException("No certificate encrypts keys.");
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.DataProtectionKeys.ToListAsync(cancellation);
        foreach (var row in rows)
            row.Xml = Encrypted(row.Xml, encryptor);
        return !database.ChangeTracker.HasChanges() ? 0
            : database.Database.IsSqlite() ? await SaveWithoutTrace(database, cancellation)
            : await database.SaveChangesAsync(cancellation);
    }

    /// <summary>SQLite leaves old text in the free parts of its file, and in the log beside it.</summary>
    private static async Task<int> SaveWithoutTrace(ChatDbContext database, CancellationToken cancellation)
    {
        await database.Database.OpenConnectionAsync(cancellation);
        await database.Database.ExecuteSqlRawAsync("pragma secure_delete = on", cancellation);
        var saved = await database.SaveChangesAsync(cancellation);
        await database.Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)", cancellation);
        return saved;
    }

    /// <summary>The form in which ASP.NET Core itself stores encrypted keys.</summary>
    private static string? Encrypted(string? xml, IXmlEncryptor encryptor)
    {
        if (xml is null)
            return null;
        var key = XElement.Parse(xml);
        XElement[] secrets = [.. key.Descendants().Where(element => (bool?)element.Attribute(Format + "requiresEncryption") is true)];
        foreach (var secret in secrets)
        {
            var hidden = encryptor.Encrypt(new XElement(secret));
            secret.ReplaceWith(new XElement(
                Format + "encryptedSecret",
                new XAttribute("decryptorType", hidden.DecryptorType.AssemblyQualifiedName!),
                hidden.EncryptedElement));
        }

        return secrets.Length == 0 ? xml : key.ToString(SaveOptions.DisableFormatting);
    }
}
