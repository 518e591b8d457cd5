using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;
using OrleansChat.Hosting;
using OrleansChat.Storage;

namespace OrleansChat.Keys;

/// <summary>
/// Before a front serves anybody: every key of the ring must open, or else two fronts would make keys that the other cannot read;
/// what is stored in clear is encrypted; and there is a key, which the first of several fronts makes.
/// </summary>
internal sealed partial class KeyRingStart(
    IKeyManager keys,
    IKeyRingProvider ring,
    KeyRingCertificates certificates,
    KeyRingEncryption encryption,
    ILogger<KeyRingStart> logger)
    : LifecycleService
{
    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        RequireReadable();
        certificates.SelfMade?.Store();
        if (certificates.Current is null)
            LogClear(logger);
        else if (await encryption.EncryptClearKeys(cancellationToken) is > 0 and var count)
            LogEncrypted(logger, count);
        RequireKey();
    }

    private void RequireKey()
    {
        try
        {
            ring.GetCurrentKeyRing();
        }
        catch (InvalidOperationException)
        {
            // Another front made a key since: is it one that does not open here?
            RequireReadable();
            throw;
        }
    }

    private void RequireReadable()
    {
        foreach (var key in keys.GetAllKeys().Where(key => !key.IsRevoked))
        {
            try
            {
                _ = key.Descriptor;
            }
            catch (Exception failure)
            {
                throw new StartRefusedException(Refusal(), failure);
            }
        }
    }

    private string Refusal() => "The keys in the database are encrypted, and this process has not the certificate that opens them: "
        + (certificates.SelfMade is { IsStored: false } missing
            ? $"put {missing.Path} back, or name it in Chat:Keys:Certificate (docs/operations/backup.md says what to do when it is lost)."
            : "name it in Chat:Keys:Certificate, or in Chat:Keys:Former if it is an earlier one (docs/operations/settings.md).");

    [LoggerMessage(
        LogEvents.KeyRingStartKeysInClear,
        LogLevel.Warning,
        "The keys of sign-ins and stored secrets are in the database in clear: who reads it, or a backup of it, can sign in as anybody. "
        + "Set Chat:Keys:Certificate (docs/operations/settings.md).")]
    private static partial void LogClear(ILogger logger);

    [LoggerMessage(LogEvents.KeyRingStartKeysEncrypted, LogLevel.Information, "Encrypted {Count} keys that were in the database in clear.")]
    private static partial void LogEncrypted(ILogger logger, int count);
}
