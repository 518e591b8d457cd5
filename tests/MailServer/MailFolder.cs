using System.Buffers;
using System.Globalization;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace OrleansChat.MailServer;

/// <summary>Keeps each mail as <c>000001.eml</c> and so on, there from one moment to the next, before it is acknowledged.</summary>
internal sealed class MailFolder(string folder) : MessageStore
{
    private int _count;

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        var name = Interlocked.Increment(ref _count).ToString("D6", CultureInfo.InvariantCulture);
        var draft = Path.Combine(folder, $"{name}.part");
        await File.WriteAllBytesAsync(draft, buffer.ToArray(), cancellationToken);
        File.Move(draft, Path.Combine(folder, $"{name}.eml"));
        return SmtpResponse.Ok;
    }
}
