using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Storage;

namespace OrleansChat.MailServer;

/// <summary>Nobody called nobody lives here.</summary>
internal sealed class NobodyFilter : MailboxFilter
{
    public override Task<bool> CanDeliverToAsync(
        ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        Task.FromResult(to.User != "nobody");
}
