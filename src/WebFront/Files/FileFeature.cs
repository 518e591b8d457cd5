using OrleansChat.Blobs;
using OrleansChat.Files.Checks;
using OrleansChat.Files.Scanning;

namespace OrleansChat.Files;

/// <summary>Files in chats: uploaded, checked, sent, served and deleted.</summary>
internal static class FileFeature
{
    public static void AddFiles(this IServiceCollection services)
    {
        services.AddSingleton<IFileScanner>(provider =>
            provider.GetRequiredService<FileStorageOptions>().Scanner is { Address.Length: > 0 } options
                ? new TurnScanner(ActivatorUtilities.CreateInstance<ClamScanner>(provider, options))
                : new NoScanner());
        services.AddSingleton<CheckTurns>();
        services.AddSingleton<FileChecks>();
        services.AddSingleton<UploadService>();
        services.AddSingleton<FileSending>();
        services.AddSingleton<FileDownloads>();
        services.AddHostedService<FileRetention>();
    }

    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        UploadEndpoints.Map(app);
        FileEndpoints.Map(app);
    }
}
