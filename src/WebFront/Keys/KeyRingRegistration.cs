using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;
using OrleansChat.Storage;

namespace OrleansChat.Keys;

/// <summary>The keys of cookies, visitor tokens and stored secrets, which all fronts share.</summary>
internal static class KeyRingRegistration
{
    /// <summary>A cookie or token of one front is good at every other, and after an upgrade.</summary>
    public static void AddSharedKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var certificates = KeyRingCertificates.From(configuration, ChatStorageOptions.From(configuration));
        var keys = services.AddDataProtection().SetApplicationName("orleans-chat").PersistKeysToDbContext<ChatDbContext>();
        if (certificates.Current is { } current)
            keys.ProtectKeysWithCertificate(current);
        keys.UnprotectKeysWithAnyCertificate([.. certificates.Former]);
        services.FollowOtherFronts();
        services.AddSingleton(certificates);
        services.AddSingleton<KeyRingEncryption>();
        services.AddHostedService<KeyRingStart>();
    }

    /// <summary>Keys are made under a lock, and those that others make are found.</summary>
    private static void FollowOtherFronts(this IServiceCollection services)
    {
        services.AddSingleton<KeyRingLock>();
        services.AddSingleton<MissingKeyLookup>();
        services.AddSingleton<XmlKeyManager>();
        services.AddSingleton<IKeyManager, LockingKeyManager>();
        // ASP.NET Core's own class is internal: it is made from its registration.
        var inner = services.Last(service => service.ServiceType == typeof(IKeyRingProvider)).ImplementationType
            ?? throw new InvalidOperationException("ASP.NET Core registers no key ring provider.");
        services.AddSingleton<IKeyRingProvider>(provider => new RefreshingKeyRing(
            (IKeyRingProvider)ActivatorUtilities.CreateInstance(provider, inner), provider.GetRequiredService<MissingKeyLookup>()));
    }
}
