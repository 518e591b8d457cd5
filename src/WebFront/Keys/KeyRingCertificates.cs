using System.Security.Cryptography.X509Certificates;
using OrleansChat.Files;
using OrleansChat.Storage;

namespace OrleansChat.Keys;

/// <summary>
/// Certificates whose private keys open the key ring in the database (configuration section <c>Chat:Keys</c>). See
/// docs/decisions/0013-who-may-read-the-data.md.
/// </summary>
/// <param name="Current">Encrypts new keys; null: they are stored in clear.</param>
/// <param name="Former">Open what earlier ones encrypted.</param>
/// <param name="SelfMade">The current one, where the process made it itself.</param>
internal sealed record KeyRingCertificates(
    X509Certificate2? Current, IReadOnlyList<X509Certificate2> Former, SelfSignedCertificate? SelfMade)
{
    private const string Section = "Chat:Keys";

    /// <summary>Throws <see cref="StartRefusedException"/> where a certificate cannot be read.</summary>
    public static KeyRingCertificates From(IConfiguration configuration, ChatStorageOptions storage)
    {
        var section = configuration.GetSection(Section);
        var configured = Rsa(section);
        X509Certificate2[] former = [.. section.GetSection("Former").GetChildren().Select(Rsa).OfType<X509Certificate2>()];
        if (storage.Provider is not DatabaseProvider.Sqlite)
            return new(configured, former, null);
        var own = SelfSignedCertificate.In(storage.DataDirectory);
        return configured is null ? new(own.Certificate, former, own)
            : own.IsStored ? new(configured, [.. former, own.Certificate], null)
            : new(configured, former, null);
    }

    private static X509Certificate2? Rsa(IConfigurationSection section)
    {
        var certificate = CertificateFile.WithKey(section);
        if (certificate is null)
            return null;
        using var key = certificate.GetRSAPrivateKey();
        return key is null
            ? throw new StartRefusedException($"{section.Path}:Certificate must have an RSA key: other keys cannot encrypt.")
            : certificate;
    }
}
