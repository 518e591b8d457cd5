using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OrleansChat.MailServer;

internal static class Certificates
{
    /// <summary>Signed by itself, so that nobody trusts it.</summary>
    public static X509Certificate2 Untrusted()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
