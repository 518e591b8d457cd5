using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using OrleansChat.Databases;

namespace OrleansChat.Storage;

/// <summary>What whoever starts the program can do about an exception that ended the start.</summary>
internal static partial class StartFailure
{
    /// <summary>One line; null: nobody foresaw it, and it is a defect of the program.</summary>
    public static string? Explain(Exception failure) =>
        Chain(failure).Select(Known).FirstOrDefault(static sentence => sentence is not null)?.ReplaceLineEndings(" ");

    private static string? Known(Exception failure) => failure switch
    {
        StartRefusedException => failure.Message,
        AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            $"A port is taken: {failure.Message}. {OtherPort}",
        SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable } =>
            $"A port cannot be listened on: {failure.Message}. {OtherPort}",
        // Kestrel's message has the address, its cause the reason.
        IOException { InnerException: AddressInUseException } => $"{failure.Message} {OtherPort}",
        InvalidDataException { InnerException: { } cause } => $"{failure.Message} {Chain(cause).Last().Message}",
        OptionsValidationException => failure.Message,
        System.Data.Common.DbException => DatabaseRefusal.Sentence(failure, DatabaseFault.Of(failure)!.Value),
        // Without access to a file, or of a file of settings.
        UnauthorizedAccessException or IOException => failure.Message,
        FormatException when Address().IsMatch(failure.Message) => $"ASPNETCORE_URLS cannot be read: {failure.Message}",
        InvalidOperationException when Configured().IsMatch(failure.Message) => failure.Message,
        _ => null,
    };

    private const string OtherPort =
        "Another process may have it: stop that one, or choose another (ASPNETCORE_URLS of a front, Chat:Health:Port of a silo).";

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

    /// <summary>What ASP.NET Core says of addresses to listen on.</summary>
    [GeneratedRegex("(?i)url|address|port")]
    private static partial Regex Address();

    /// <summary>What .NET says of settings that are not ours: log levels, Kestrel's endpoints.</summary>
    [GeneratedRegex("(?i)configuration|configure|https|endpoint")]
    private static partial Regex Configured();
}
