using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using OrleansChat.Databases;

namespace OrleansChat.Storage;

/// <summary>
/// What whoever starts the program can do about an exception that ended the start.
/// Its type alone does not say: a defect of the program may throw the same.
/// </summary>
internal static class StartFailure
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    private const string OtherPort =
        "Another process may have it: stop that one, or choose another (ASPNETCORE_URLS of a front, Chat:Health:Port of a silo).";

    private static readonly string[] Listeners = [Kestrel, "Orleans"];

    /// <summary>What reads settings that are not ours, with the files that hold them.</summary>
    private static readonly string[] Settings =
    [
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.FileProviders", "Microsoft.Extensions.Logging", Kestrel,
        "Microsoft.AspNetCore.Hosting",
    ];

    /// <summary>What reads and writes files whose places are settings.</summary>
    private static readonly string[] OwnFiles = ["OrleansChat.Files", "OrleansChat.Keys"];

    /// <summary>One line; null: nobody foresaw it, and it is a defect of the program.</summary>
    public static string? Explain(Exception failure) =>
        Chain(failure).Select(Known).FirstOrDefault(static sentence => sentence is not null)?.ReplaceLineEndings(" ");

    private static string? Known(Exception failure) => failure switch
    {
        StartRefusedException or OptionsValidationException => failure.Message,
        System.Data.Common.DbException => DatabaseRefusal.Sentence(failure, DatabaseFault.Of(failure)!.Value),
        _ => OfListening(failure) ?? OfSettings(failure) ?? OfFiles(failure),
    };

    private static string? OfListening(Exception failure) => failure switch
    {
        _ when !ExceptionOrigin.IsOf(failure, Listeners) => null,
        AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            $"A port is taken: {failure.Message}. {OtherPort}",
        SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable } =>
            $"A port cannot be listened on: {failure.Message}. {OtherPort}",
        // Kestrel's message has the address, its cause the reason.
        IOException { InnerException: AddressInUseException } => $"{failure.Message} {OtherPort}",
        _ => null,
    };

    private static string? OfSettings(Exception failure) => failure switch
    {
        // What ASP.NET Core says of addresses to listen on.
        FormatException when ExceptionOrigin.IsOf(failure, "Microsoft.AspNetCore.Http") =>
            $"ASPNETCORE_URLS cannot be read: {failure.Message}",
        _ when !ExceptionOrigin.IsOf(failure, Settings) => null,
        InvalidDataException { InnerException: { } cause } => $"{failure.Message} {Chain(cause).Last().Message}",
        UnauthorizedAccessException or IOException or InvalidOperationException => failure.Message,
        _ => null,
    };

    private static string? OfFiles(Exception failure) =>
        failure is UnauthorizedAccessException or IOException && ExceptionOrigin.IsOf(failure, OwnFiles) ? failure.Message : null;

    private static IEnumerable<Exception> Chain(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            yield return failure;
            if (failure is AggregateException { InnerExceptions: { Count: > 1 } several })
            {
                foreach (var inner in several.Skip(1).SelectMany(Chain))
                    yield return inner;
            }
        }
    }
}
