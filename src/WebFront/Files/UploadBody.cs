using System.Globalization;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Files;

/// <summary>The body of one request, stored part by part.</summary>
internal sealed class UploadBody(IFileStore files, StoredFile file)
{
    /// <summary>A transaction each.</summary>
    private const int PartBytes = 256 * 1024;

    private long _offset = file.Offset;

    public static Refusal Elsewhere(long offset) =>
        Refusal.With(RefusalCodes.FileOffset, "offset", offset.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null: it is stored, to the end of the body. What came before a connection broke is stored too.</summary>
    public async Task<Refusal?> Store(Stream body)
    {
        var part = new byte[PartBytes];
        while (true)
        {
            var (filled, ended) = await Fill(body, part);
            var room = (int)Math.Min(filled, file.File.Length - _offset);
            if (room > 0)
            {
                // What is here is kept, also when nobody waits for the answer any more.
                var stored = await files.Append(file, _offset, part.AsMemory(0, room), CancellationToken.None);
                if (!stored.IsOk)
                    return stored.Refusal;
                _offset = stored.Value;
            }

            if (filled > room)
                return InputRules.Invalid("body", "length");
            if (ended)
                return null;
        }
    }

    /// <summary>Until the part is full, or nothing more comes.</summary>
    private static async Task<(int Filled, bool Ended)> Fill(Stream body, byte[] part)
    {
        var filled = 0;
        try
        {
            while (filled < part.Length)
            {
                var read = await body.ReadAsync(part.AsMemory(filled));
                if (read == 0)
                    return (filled, true);
                filled += read;
            }

            return (filled, false);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return (filled, true);
        }
    }
}
