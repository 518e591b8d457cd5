using System.Buffers.Binary;

namespace OrleansChat.Files.Checks;

/// <summary>
/// How a JPEG is stored. One that comes in several scans (progressive, or one color after another) is held whole while it is read,
/// however small it is drawn.
/// </summary>
internal static class JpegScans
{
    private const byte Marker = 0xFF;
    private const byte StartOfScan = 0xDA;

    /// <summary>False also for what is no JPEG.</summary>
    public static bool IsHeldWhole(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[Marker, 0xD8]))
            return false;
        var colors = 0;
        for (var at = 2; at + 10 < bytes.Length;)
        {
            if (bytes[at] != Marker)
                return true;
            var kind = bytes[at + 1];
            if (kind is Marker)
            {
                at++;
                continue;
            }

            // Readers skip what has no length of its own; so nothing is known here.
            if (kind is 0 or 1 or (>= 0xD0 and <= 0xD9))
                return true;
            if (kind == StartOfScan)
                return bytes[at + 4] < colors;
            if (IsFrame(kind))
            {
                if (kind is not (0xC0 or 0xC1))
                    return true;
                colors = bytes[at + 9];
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return true;
    }

    /// <summary>SOF0 to SOF15, without the tables among them.</summary>
    private static bool IsFrame(byte kind) => kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
