using OrleansChat.Access;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Mail;

/// <summary>The mail server and the outbox, for administrators.</summary>
internal static class MailEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var mail = app.MapGroup("/api/admin/mail").RequireSameOrigin().RefuseMissing().RequireAuthorization(Policies.Administrator);
        mail.MapGet("/", Show);
        mail.MapPut("/", Save);
        mail.MapDelete("/", Remove);
        mail.MapPost("/test", Test);
        mail.MapGet("/outbox", Outbox);
        mail.MapPost("/outbox/{id}/retry", Retry);
    }

    private static async Task<IResult> Show(MailSettings settings, CancellationToken cancellation) =>
        TypedResults.Ok(new MailSetup(await settings.View(cancellation)));

    private static async Task<IResult> Save(SaveMailRequest request, MailSettings settings, CancellationToken cancellation) =>
        HttpResults.Value(await settings.Save(request, cancellation));

    private static async Task<IResult> Remove(MailSettings settings, CancellationToken cancellation) =>
        HttpResults.Done(await settings.Remove(cancellation));

    private static async Task<IResult> Test(TestMailRequest request, MailTest test, CancellationToken cancellation) =>
        request.Settings is null
            ? Problems.From(InputRules.Invalid("settings", "required"))
            : HttpResults.Done(await test.Run(request, cancellation));

    private static async Task<IResult> Outbox(MailOutbox outbox, CancellationToken cancellation) =>
        TypedResults.Ok(await outbox.List(cancellation));

    private static async Task<IResult> Retry(string id, MailOutbox outbox, CancellationToken cancellation) =>
        Guid.TryParse(id, out var mail)
            ? HttpResults.Done(await outbox.Retry(mail, cancellation))
            : Problems.From(InputRules.Invalid(nameof(id), "id"));
}
