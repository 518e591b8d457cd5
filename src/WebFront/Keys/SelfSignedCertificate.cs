using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OrleansChat.Files;

namespace OrleansChat.Keys;

/// <summary>
/// The certificate of one machine without a configured one: a file beside
/// the database, so that a copy of the database alone opens nothing.
/// </summary>
internal sealed class SelfSignedCertificate
{
    private const string FileName = "chat.keys.pfx";
    private const int KeySize = 2048;

    private SelfSignedCertificate(string path, X509Certificate2 certificate, bool stored) =>
        (Path, Certificate, IsStored) = (path, certificate, stored);

    public string Path { get; }

    public X509Certificate2 Certificate { get; }

    public bool IsStored { get; private set; }

    /// <summary>The stored one, or a new one that is not stored yet: whether it may be is known when the database is there.</summary>
    public static SelfSignedCertificate In(string folder)
    {
        var path = System.IO.Path.Combine(folder, FileName);
        return File.Exists(path) ? new(path, CertificateFile.FromPfx("Chat:Data", path), stored: true) : new(path, Make(), stored: false);
    }

    /// <summary>Whole or not at all: half a file would lock the keys for good.</summary>
    public void Store()
    {
        if (IsStored)
            return;
        var unfinished = Path + ".new";
        File.Delete(unfinished);
        using (var file = OwnerOnly.Open(unfinished, FileMode.CreateNew, FileShare.None))
        {
            file.Write(Certificate.Export(X509ContentType.Pfx));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, Path);
        IsStored = true;
    }

    /// <summary>Its dates say nothing: whoever has the file may open the keys.</summary>
    private static X509Certificate2 Make()
    {
        using var key = RSA.Create(KeySize);
        var request = new CertificateRequest("CN=Orleans.Chat keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
