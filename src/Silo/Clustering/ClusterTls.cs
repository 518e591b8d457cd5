using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;
using OrleansChat.Files;
using OrleansChat.Storage;

namespace OrleansChat.Silo.Clustering;

/// <summary>
/// Mutual TLS between silos, and between fronts and silos (configuration section <c>Chat:Cluster:Tls</c>): both sides of every
/// connection show a certificate of the cluster's own authority. See docs/decisions/0014-who-may-join-a-cluster.md.
/// </summary>
internal sealed class ClusterTls
{
    private const string Section = "Chat:Cluster:Tls";

    /// <summary>Processes are known by who issued their certificate; where they run, and under which name, is in the database.</summary>
    private const string TargetHost = "orleans-chat";

    // Every process is both, and certificates that say nothing of it may be used for both.
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2Collection _authorities;

    private ClusterTls(X509Certificate2 certificate, X509Certificate2Collection authorities) =>
        (_certificate, _authorities) = (certificate, authorities);

    /// <summary>Null: the cluster has no TLS. Throws <see cref="StartRefusedException"/> where the settings are wrong.</summary>
    public static ClusterTls? From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (!section.Exists())
            return null;
        var certificate = CertificateFile.WithKey(section)
            ?? throw new StartRefusedException(
                $"{Section}:Certificate is missing: it names this process' certificate with its key, a PFX or PEM file.");
        if (section["Authority"] is not { Length: > 0 } authority)
            throw new StartRefusedException(
                $"{Section}:Authority is missing: it names a PEM file with the authority that all processes of the cluster trust.");
        var tls = new ClusterTls(certificate, CertificateFile.All($"{Section}:Authority", authority));
        return tls.Trusts(certificate)
            ? tls
            : throw new StartRefusedException(
                $"The certificate of {Section}:Certificate is not issued by {Section}:Authority, is not valid now, "
                + "or is not for both servers and clients: the other processes would refuse it.");
    }

    public void Apply(TlsOptions options)
    {
        options.LocalCertificate = _certificate;
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateValidation = (remote, _, _) => Trusts(remote);
        options.OnAuthenticateAsClient = (_, client) => client.TargetHost = TargetHost;
    }

    /// <summary>The machine's own authorities do not count: whoever has a certificate of one of those is no member for that.</summary>
    private bool Trusts(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        chain.ChainPolicy.ApplicationPolicy.Add(ClientAuthentication);
        return chain.Build(certificate);
    }
}
