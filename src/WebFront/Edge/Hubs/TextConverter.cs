using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansChat.Unicode;

namespace OrleansChat.Edge.Hubs;

/// <summary>
/// Every text of every call comes in through here, without what no database stores: control characters are left out, and half a
/// surrogate pair, at which the reader itself throws, becomes U+FFFD.
/// </summary>
internal sealed class TextConverter : JsonConverter<string>
{
    private const int Escape = 6;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        VisibleText.Clean(
            reader is { TokenType: JsonTokenType.String, ValueIsEscaped: true } ? Unescaped(ref reader) : reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static string Unescaped(ref Utf8JsonReader reader)
    {
        byte[] quoted = [(byte)'"', .. reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan, (byte)'"'];
        Repair(quoted);
        var whole = new Utf8JsonReader(quoted);
        whole.Read();
        return whole.GetString()!;
    }

    /// <summary>Writes \ufffd over each \uXXXX that is half of a pair.</summary>
    private static void Repair(Span<byte> json)
    {
        for (var at = json.IndexOf((byte)'\\'); at >= 0 && at < json.Length; at += Next(json[at..]))
        {
            if (!IsHalf(json[at..], out var high))
                continue;
            if (high && IsHalf(json[(at + Escape)..], out var secondHigh) && !secondHigh)
                at += Escape;
            else
                "fffd"u8.CopyTo(json[(at + 2)..]);
        }
    }

    /// <summary>How far it is from an escape, which has two bytes or more, to the next.</summary>
    private static int Next(ReadOnlySpan<byte> escape) =>
        escape[2..].IndexOf((byte)'\\') is >= 0 and var skipped ? skipped + 2 : escape.Length;

    private static bool IsHalf(ReadOnlySpan<byte> json, out bool high)
    {
        high = false;
        if (json.Length < Escape || json[0] != '\\' || json[1] != 'u')
            return false;
        var unit = (char)int.Parse(Encoding.ASCII.GetString(json[2..Escape]), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        high = char.IsHighSurrogate(unit);
        return char.IsSurrogate(unit);
    }
}
