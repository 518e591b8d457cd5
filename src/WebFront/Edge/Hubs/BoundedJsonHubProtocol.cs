using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansChat.Results;

namespace OrleansChat.Edge.Hubs;

/// <summary>
/// SignalR's JSON protocol, with one difference: a call that is too large, or whose method or arguments nobody can make out, is
/// answered with a refusal like every other bad call. SignalR alone ends the connection, or answers without a code.
/// </summary>
/// <param name="json">The protocol itself.</param>
/// <param name="logger">
/// Says why a call could not be made out, for whoever asks: anybody can send such calls, as fast as the wire is.
/// </param>
internal sealed partial class BoundedJsonHubProtocol(JsonHubProtocol json, ILogger<BoundedJsonHubProtocol> logger) : IHubProtocol
{
    /// <summary>What such a call becomes: a call of this method, which every hub has.</summary>
    public const string Unreadable = nameof(HubBase<>.Unreadable);

    /// <summary>8,000 characters take up to 48 kB where a client escapes them.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Nobody waits for the end of what is still longer: the connection is closed, and the close message has the code.</summary>
    public const int MostBytesRead = 2 * MostBytes;

    /// <summary>Ends every message.</summary>
    private const byte Separator = 0x1e;

    public string Name => json.Name;

    public int Version => json.Version;

    public TransferFormat TransferFormat => json.TransferFormat;

    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => json.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => json.GetMessageBytes(message);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var end = input.PositionOf(Separator);
        var bytes = end is { } here ? input.Slice(0, here).Length : input.Length;
        if (bytes > MostBytesRead)
            throw new HubException($"{RefusalCodes.TooLarge}: a call has at most {MostBytes} bytes");
        if (end is null)
        {
            message = null;
            return false;
        }

        message = Parse(ref input, binder);
        if (message is InvocationBindingFailureMessage unclear)
        {
            LogUnreadable(logger, unclear.BindingFailure.SourceException, unclear.Target);
            message = Instead(unclear, bytes > MostBytes);
        }
        else if (message is HubMethodInvocationMessage call && (bytes > MostBytes || Streams(call)))
        {
            message = Instead(call, bytes > MostBytes);
        }

        return true;
    }

    /// <summary>
    /// What is no message at all names no call that could be answered: the connection is closed, and the close message has the code. That
    /// includes a type that the protocol does not have: SignalR would find that message again at every read, and hear nothing after it.
    /// </summary>
    private HubMessage Parse(ref ReadOnlySequence<byte> input, IInvocationBinder binder)
    {
        Exception? why = null;
        try
        {
            if (json.TryParseMessage(ref input, binder, out var message))
                return message;
        }
        // The reader throws several kinds: at half a surrogate pair, at a number that does not fit.
        catch (Exception nonsense)
        {
            why = nonsense;
        }

        throw new HubException($"{RefusalCodes.InvalidInput}: no message of this protocol", why);
    }

    /// <summary>No method of these hubs takes or answers a stream.</summary>
    private static bool Streams(HubMethodInvocationMessage call) => call is StreamInvocationMessage || call.StreamIds is { Length: > 0 };

    private static InvocationMessage Instead(HubInvocationMessage call, bool tooLarge) => new(call.InvocationId, Unreadable, [tooLarge]);

    [LoggerMessage(LogEvents.BoundedJsonHubProtocolUnreadable, LogLevel.Debug, "A call of {Method} could not be made out")]
    private static partial void LogUnreadable(ILogger logger, Exception why, string method);
}
