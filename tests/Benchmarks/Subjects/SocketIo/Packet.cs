namespace OrleansChat.Benchmarks.Subjects.SocketIo;

/// <summary>Packet types of Engine.IO 4 (first character) and, after "4", of Socket.IO 5.</summary>
internal static class Packet
{
    public const byte Open = (byte)'0';
    public const byte Ping = (byte)'2';
    public const string Pong = "3";
    public const string Connect = "40";
    public const string Event = "42";

    public static ReadOnlySpan<byte> ConnectBytes => "40"u8;

    public static ReadOnlySpan<byte> EventBytes => "42"u8;

    public static ReadOnlySpan<byte> AckBytes => "43"u8;
}
