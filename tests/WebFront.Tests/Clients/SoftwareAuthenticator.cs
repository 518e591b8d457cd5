using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OrleansChat.Clients;

/// <summary>A device with one passkey on P-256, attestation "none", that a browser on <paramref name="site"/> would ask.</summary>
public sealed class SoftwareAuthenticator(Uri site) : IDisposable
{
    private const byte PresentAndVerified = 0x05;
    private const byte HasCredential = 0x40;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _userHandle = "";
    private uint _count;

    /// <summary>What the browser claims as the page's origin; a phishing site would have another.</summary>
    public string Origin { get; init; } = site.GetLeftPart(UriPartial.Authority);

    public void Dispose() => _key.Dispose();

    /// <summary>Answers <c>navigator.credentials.create</c>.</summary>
    public string Create(string options)
    {
        using var json = JsonDocument.Parse(options);
        _userHandle = json.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var data = AuthenticatorData(
            json.RootElement.GetProperty("rp").GetProperty("id").GetString()!, PresentAndVerified | HasCredential, Credential());
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(data)];
        return Answer(new Dictionary<string, object>
        {
            ["clientDataJSON"] = Encode(ClientData("webauthn.create", json.RootElement.GetProperty("challenge").GetString()!)),
            ["attestationObject"] = Encode(attestation),
            ["transports"] = new[] { "internal" },
        });
    }

    /// <summary>Answers <c>navigator.credentials.get</c>.</summary>
    public string Get(string options)
    {
        using var json = JsonDocument.Parse(options);
        var data = AuthenticatorData(json.RootElement.GetProperty("rpId").GetString()!, PresentAndVerified, []);
        var client = ClientData("webauthn.get", json.RootElement.GetProperty("challenge").GetString()!);
        var signature = _key.SignData(
            [.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new Dictionary<string, object>
        {
            ["clientDataJSON"] = Encode(client),
            ["authenticatorData"] = Encode(data),
            ["signature"] = Encode(signature),
            ["userHandle"] = _userHandle,
        });
    }

    private string Answer(Dictionary<string, object> response) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["id"] = Encode(_id),
        ["rawId"] = Encode(_id),
        ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new Dictionary<string, object>(),
        ["response"] = response,
    });

    private byte[] AuthenticatorData(string domain, int flags, byte[] credential)
    {
        Span<byte> count = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)flags, .. count, .. credential];
    }

    /// <summary>AAGUID, id, and the public key as COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.</summary>
    private byte[] Credential()
    {
        var point = _key.ExportParameters(false).Q;
        return
        [
            .. new byte[16], 0, (byte)_id.Length, .. _id,
            0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!),
        ];
    }

    private byte[] ClientData(string type, string challenge) => JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, object> { ["type"] = type, ["challenge"] = challenge, ["origin"] = Origin, ["crossOrigin"] = false });

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => bytes.Length < 256
        ? [0x58, (byte)bytes.Length, .. bytes]
        : [0x59, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
