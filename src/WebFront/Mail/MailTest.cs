using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Mail;

/// <summary>A real conversation with the server that the form names, before or after it is saved.</summary>
internal sealed class MailTest(MailSettings settings, SmtpSender sender)
{
    /// <summary>Refused with <see cref="RefusalCodes.MailRejected"/> and the server's words when it does not take the mail.</summary>
    public async Task<Result<Unit>> Run(TestMailRequest request, CancellationToken cancellation)
    {
        if ((InputRules.Required(request.Recipient, "recipient", InputRules.EmailLength)
            ?? InputRules.Email(request.Recipient, "recipient")) is { } bad)
            return bad;
        var server = await settings.Check(request.Settings, cancellation);
        if (!server.IsOk)
            return server.Refusal;
        var values = new Dictionary<string, string> { ["site"] = new Uri(server.Value.Site).Authority };
        var content = MailTemplates.Fill(MailTemplates.Test, request.Language, values);
        var outcome = await sender.Send(server.Value, request.Recipient, content, Guid.NewGuid(), cancellation);
        return outcome.Error is { } error
            ? new Refusal(
                RefusalCodes.MailRejected,
                new Dictionary<string, string>
                {
                    ["stage"] = error.Stage,
                    ["reason"] = error.Reason,
                    ["words"] = error.Words,
                })
            : Unit.Done;
    }
}
