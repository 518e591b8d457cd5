namespace OrleansChat.Blobs;

/// <summary>A content of a known length that is read by place: what asks for ranges, or begins again, costs what it reads.</summary>
internal abstract class ReadAtStream(long length) : Stream
{
    private long _position;

    public sealed override bool CanRead => true;

    public sealed override bool CanSeek => true;

    public sealed override bool CanWrite => false;

    public sealed override long Length => length;

    public sealed override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public sealed override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0 || _position >= length)
            return 0;
        var read = await ReadAt(_position, buffer, cancellationToken);
        if (read == 0)
            throw new EndOfStreamException($"A content ends at {_position} and not at {length}.");
        _position += read;
        return read;
    }

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>For libraries that know nothing else.</summary>
    public sealed override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public sealed override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    public sealed override void Flush()
    {
        // Nothing is written.
    }

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>At least one byte from there; 0: there is none.</summary>
    protected abstract ValueTask<int> ReadAt(long position, Memory<byte> buffer, CancellationToken cancellation);
}
