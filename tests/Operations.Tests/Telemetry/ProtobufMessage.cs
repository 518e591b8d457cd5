using System.Text;

namespace OrleansChat.Operations.Telemetry;

/// <summary>A protobuf message without its schema: fields by number, as the wire has them.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Number, byte[] Content)> _fields = [];

    public ProtobufMessage(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var tag = Varint(ref bytes);
            var length = (tag & 7) switch
            {
                0 => -1,
                1 => 8,
                2 => (int)Varint(ref bytes),
                5 => 4,
                var wire => throw new InvalidDataException($"Wire type {wire}."),
            };
            if (length < 0)
            {
                Varint(ref bytes);
                continue;
            }

            _fields.Add(((int)(tag >> 3), bytes[..length].ToArray()));
            bytes = bytes[length..];
        }
    }

    public IEnumerable<ProtobufMessage> Messages(int number) => Contents(number).Select(content => new ProtobufMessage(content));

    public string Text(int number) => Encoding.UTF8.GetString(Contents(number).FirstOrDefault() ?? []);

    public string Hex(int number) => Convert.ToHexStringLower(Contents(number).FirstOrDefault() ?? []);

    private IEnumerable<byte[]> Contents(int number) => _fields.Where(field => field.Number == number).Select(field => field.Content);

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
