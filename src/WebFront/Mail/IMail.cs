using OrleansChat.Results;

namespace OrleansChat.Mail;

/// <summary>Mail to people. What is queued is sent at least once, by any front, also after a restart.</summary>
internal interface IMail
{
    /// <summary>
    /// Puts a mail into the outbox, within the caller's transaction if there is one. Refused with
    /// <see cref="RefusalCodes.MailNotConfigured"/> when no server is set up.
    /// </summary>
    /// <param name="kind">One of the templates.</param>
    /// <param name="recipient">An e-mail address.</param>
    /// <param name="language">en or nb.</param>
    /// <param name="values">For the template, given the address of this installation; <c>site</c> is added.</param>
    /// <param name="cancellation">Ends the write.</param>
    Task<Result<Unit>> Queue(
        string kind, string recipient, string? language, Func<string, Dictionary<string, string>> values, CancellationToken cancellation);
}
