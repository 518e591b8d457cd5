namespace OrleansChat.Silo;

/// <summary>Log levels for those who set none: the runtime's own chatter about each start and member stays out.</summary>
internal static class LogDefaults
{
    /// <summary>Goes in front of all other sources, so that every setting overrides it.</summary>
    public static void AddLogDefaults(this IHostApplicationBuilder builder) =>
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:Microsoft"] = "Warning",
                ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
                ["Logging:LogLevel:Orleans"] = "Warning",
                ["Logging:LogLevel:OrleansChat"] = "Information",
                // Warns at every start that one heap is in use, which is this product's choice.
                ["Logging:LogLevel:Orleans.Runtime.Silo"] = "Error",
                // Its first look takes the time since the machine started for a stall, and says so at every start.
                ["Logging:LogLevel:Orleans.Runtime.Watchdog"] = "Error",
                // Writes the address of every request, at Information and as a scope around all else; some hold a one-time token.
                ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "None",
                // Writes what ended the start with a stack; StartRefusal says it in one sentence. What ends a running process is critical.
                ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
                ["Logging:LogLevel:Polly"] = "Warning",
                // Says at every new key that it is in clear; a front says so at every start (KeyRingStart).
                ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager"] = "Error",
            },
        });
}
