using OrleansChat.Access;
using OrleansChat.Hosting;
using OrleansChat.Mail;

namespace OrleansChat.Accounts.Links;

/// <summary>
/// Makes the links that were asked for with "forgot password", apart from the requests that asked: how long a request takes tells
/// nothing about who has an account.
/// </summary>
internal sealed partial class ResetDelivery(
    IServiceScopeFactory scopes, ResetSignal signal, MailOptions options, TimeProvider time, ILogger<ResetDelivery> logger)
    : EnduringService(time, logger)
{
    private const int AtOnce = 50;
    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;

    protected override async Task Work(CancellationToken stopping)
    {
        while (true)
        {
            await AnswerAll(stopping);
            await signal.Wait(options.Look, _time, stopping);
        }
    }

    private async Task AnswerAll(CancellationToken cancellation)
    {
        var left = 0;
        IReadOnlyList<ResetRequest> asked;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            asked = await scope.ServiceProvider.GetRequiredService<ResetRequests>().Waiting(left, AtOnce, cancellation);
            foreach (var request in asked)
                left += await Answer(request, cancellation) ? 0 : 1;
        }
        while (asked.Count > 0);
    }

    /// <summary>One that fails stays for the next look, until it is too old, and keeps no other from being answered.</summary>
    private async Task<bool> Answer(ResetRequest request, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<PasswordResets>().Answer(request, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogNotAnswered(_logger, fault, request.Id);
            return false;
        }
    }

    [LoggerMessage(LogEvents.ResetDeliveryNotAnswered, LogLevel.Warning, "Request {Request} for a new password failed; trying again")]
    private static partial void LogNotAnswered(ILogger logger, Exception fault, Guid request);
}
