using SmtpServer;
using SmtpServer.Authentication;

namespace OrleansChat.MailServer;

/// <summary>The only one who may send.</summary>
internal sealed class OneUser(string name, string password) : UserAuthenticator
{
    public override Task<bool> AuthenticateAsync(ISessionContext context, string user, string given, CancellationToken cancellationToken) =>
        Task.FromResult(user == name && given == password);
}
