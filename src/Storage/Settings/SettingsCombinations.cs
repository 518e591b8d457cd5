using Microsoft.Extensions.Configuration;
using OrleansChat.Storage;

namespace OrleansChat.Settings;

/// <summary>Refuses settings that are valid one by one, and contradict each other.</summary>
internal static class SettingsCombinations
{
    /// <summary>Each is right by itself already. Throws <see cref="StartRefusedException"/>.</summary>
    public static void Require(IConfiguration configuration)
    {
        Needs(configuration, "Chat:Keys:PrivateKey", "Chat:Keys:Certificate");
        Needs(configuration, "Chat:Keys:Password", "Chat:Keys:Certificate");
        foreach (var former in configuration.GetSection("Chat:Keys:Former").GetChildren())
            Needs(configuration, $"{former.Path}:PrivateKey", $"{former.Path}:Certificate");
        Needs(configuration, "Chat:OpenIdConnect:ClientId", "Chat:OpenIdConnect:Authority");
        Needs(configuration, "Chat:OpenIdConnect:ClientSecret", "Chat:OpenIdConnect:Authority");
        RequireSecureAuthority(configuration);
        RequireUsedDatabase(configuration);
        RequireTwoPorts(configuration);
    }

    private static void Needs(IConfiguration configuration, string name, string other)
    {
        if (IsSet(configuration, name) && !IsSet(configuration, other))
            throw new StartRefusedException($"{name} is set and {other} is not: set both, or neither.");
    }

    /// <summary>Whoever forgets the provider would start on an empty file, and look for their chats.</summary>
    private static void RequireUsedDatabase(IConfiguration configuration)
    {
        if (IsSet(configuration, "Chat:Database:ConnectionString") && !Is(configuration, "Chat:Database:Provider", "PostgreSql"))
            throw new StartRefusedException(
                "Chat:Database:ConnectionString is set and Chat:Database:Provider is Sqlite, which takes none: set the provider to "
                + "PostgreSql, or remove the connection string.");
    }

    private static void RequireSecureAuthority(IConfiguration configuration)
    {
        if (configuration["Chat:OpenIdConnect:Authority"] is { } authority
            && authority.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            && !Is(configuration, "Chat:OpenIdConnect:RequireHttps", "false"))
            throw new StartRefusedException(
                $"Chat:OpenIdConnect:Authority is '{authority}' and Chat:OpenIdConnect:RequireHttps is true: "
                + "the address must begin with https://.");
    }

    private static void RequireTwoPorts(IConfiguration configuration)
    {
        if (configuration["Chat:Cluster:SiloPort"] is { } port && port == configuration["Chat:Cluster:GatewayPort"])
            throw new StartRefusedException($"Chat:Cluster:SiloPort and Chat:Cluster:GatewayPort are both {port}: they must differ.");
    }

    private static bool IsSet(IConfiguration configuration, string name) => !string.IsNullOrWhiteSpace(configuration[name]);

    private static bool Is(IConfiguration configuration, string name, string value) =>
        string.Equals(configuration[name], value, StringComparison.OrdinalIgnoreCase);
}
