using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using OrleansChat.Storage;

namespace OrleansChat.Files;

/// <summary>
/// Certificates from files that settings name: PFX (PKCS #12) or PEM. What is missing or cannot be read ends the start with a
/// sentence that names the setting, and never the password.
/// </summary>
public static class CertificateFile
{
    /// <summary>Ephemeral where the system can: then no copy of the key is left in the user's own store.</summary>
    private static readonly X509KeyStorageFlags Storage =
        OperatingSystem.IsLinux() ? X509KeyStorageFlags.EphemeralKeySet : X509KeyStorageFlags.DefaultKeySet;

    /// <summary>
    /// With its private key: the keys <c>Certificate</c>, <c>PrivateKey</c> (of a PEM certificate whose file does not hold the key as
    /// well) and <c>Password</c> of a section. Null: the section names no certificate.
    /// </summary>
    public static X509Certificate2? WithKey(IConfigurationSection section)
    {
        if (section["Certificate"] is not { Length: > 0 } path)
            return null;
        var setting = $"{section.Path}:Certificate";
        var certificate = Read(setting, path, () => IsPem(path)
            ? FromPem(path, section["PrivateKey"] is { Length: > 0 } key ? key : path, section["Password"])
            : X509CertificateLoader.LoadPkcs12FromFile(path, section["Password"], Storage));
        return certificate.HasPrivateKey
            ? certificate
            : throw new StartRefusedException(
                $"{setting} names {path}, which holds no private key; a PEM file of the key goes into {section.Path}:PrivateKey.");
    }

    /// <summary>Of a file without a password.</summary>
    public static X509Certificate2 FromPfx(string setting, string path) =>
        Read(setting, path, () => X509CertificateLoader.LoadPkcs12FromFile(path, null, Storage));

    /// <summary>All certificates of a PEM file, or the one of a binary file; without private keys.</summary>
    public static X509Certificate2Collection All(string setting, string path) => Read(setting, path, () =>
    {
        X509Certificate2Collection all = [];
        if (IsPem(path))
            all.ImportFromPemFile(path);
        else
            all.Add(X509CertificateLoader.LoadCertificateFromFile(path));
        return all.Count > 0 ? all : throw new CryptographicException("there is no certificate in it.");
    });

    private static T Read<T>(string setting, string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure)
            when (failure is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartRefusedException($"{setting} names {Path.GetFullPath(path)}, which cannot be read: {failure.Message}", failure);
        }
    }

    private static bool IsPem(string path)
    {
        using var reader = new StreamReader(path);
        var start = new char[4096];
        return start.AsSpan(0, reader.ReadBlock(start)).Contains("-----BEGIN ", StringComparison.Ordinal);
    }

    private static X509Certificate2 FromPem(string path, string key, string? password) => string.IsNullOrEmpty(password)
        ? X509Certificate2.CreateFromPemFile(path, key)
        : X509Certificate2.CreateFromEncryptedPemFile(path, password, key);
}
