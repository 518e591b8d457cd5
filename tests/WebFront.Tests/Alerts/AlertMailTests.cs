using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Accounts.People;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Storage;
using OrleansChat.Testing;

namespace OrleansChat.Alerts;

/// <summary>Mails to a channel's alert address: one for each chat and cause, in the channel's language, whoever dies meanwhile.</summary>
[Collection(PeopleCollection.Name)]
public partial class AlertMailTests(PeopleHost host)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("en", "A customer waits in", "Nobody has taken a chat in", "A customer in")]
    [InlineData("nb", "En kunde venter i", "Ingen har tatt en samtale i", "En kunde i")]
    public async Task Alert_ForEachCauseOfAChat_IsMailedOnceInTheChannelsLanguage(
        string language, string waits, string words, string unanswered)
    {
        var address = host.NewEmail();
        var channel = await Channel(address, language);
        await using var agent = await AgentClient.Open(host.Site, host.Admin.Cookies);
        await agent.Hello();
        await agent.SetPresence("present");
        await using var visitor = await VisitorClient.Open(host.Site, channel.Id);
        await visitor.Hello();
        var session = (await visitor.Start("Is anybody there?")).Ok!.Log.SessionId;
        await agent.Queues.Get("both warnings", queue => queue.Rows.Any(row => row.Id == session && row.Warned?.Count == 2));

        await agent.Accept(session);
        await agent.Events.Get("both warnings", push => push.Session == session && push.Event.Reason == "unansweredManagers");
        await agent.Send(session, "Now I am here.");
        await visitor.Send("And now?");
        await agent.Events.Get(
            "a second wait", push => push.Session == session && push.Event is { Reason: "unansweredManagers", Seq: > 9 });

        await Eventually.Holds("two mails", () => host.Smtp.To(address).Count() == 2);
        await AssertSettled(session, 2);
        var mails = host.Smtp.To(address).ToList();
        Assert.StartsWith(waits, Plain(mails[0].Subject), StringComparison.Ordinal);
        Assert.Contains(words, Plain(mails[0].TextBody), StringComparison.Ordinal);
        Assert.Contains($"/console?chat={session}", mails[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("Europe/Oslo", mails[0].TextBody, StringComparison.Ordinal);
        Assert.StartsWith(unanswered, Plain(mails[1].Subject), StringComparison.Ordinal);
        Assert.DoesNotContain("{{", mails[1].TextBody + mails[1].HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alert_OfAChannelWithoutAddress_IsNotNoted()
    {
        var channel = await Channel(null, "en");
        await using var agent = await AgentClient.Open(host.Site, host.Admin.Cookies);
        await agent.Hello();
        await agent.SetPresence("present");
        await using var visitor = await VisitorClient.Open(host.Site, channel.Id);
        await visitor.Hello();
        var session = (await visitor.Start("Is anybody there?")).Ok!.Log.SessionId;
        await agent.Queues.Get("both warnings", queue => queue.Rows.Any(row => row.Id == session && row.Warned?.Count == 2));

        await using var context = await Context();
        Assert.False(await context.Alerts.AnyAsync(alert => alert.SessionId == Guid.Parse(session)));
        await visitor.Ask<Done>("End", VisitorClient.NewId());
    }

    /// <summary>What a front that died had noted, and two fronts that find it at once.</summary>
    [Fact]
    public async Task Alert_FoundByManyAtOnce_BecomesOneMail()
    {
        var address = host.NewEmail();
        var channel = await Channel(address, "en");
        var alert = new AlertRow
        {
            SessionId = Guid.NewGuid(),
            Cause = AlertCause.Unanswered,
            ChannelId = Guid.Parse(channel.Id),
            RaisedAt = DateTimeOffset.UtcNow,
        };
        await using (var context = await Context())
        {
            context.Alerts.Add(alert);
            await context.SaveChangesAsync();
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var scope = host.Front.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AlertMailer>().Settle(alert, CancellationToken.None);
        }));

        await AssertSettled(alert.SessionId.ToString("N"), 1);
        await using var after = await Context();
        Assert.Equal(1, await after.Outbox.CountAsync(mail => mail.Recipient == address));
    }

    private async Task AssertSettled(string session, int count)
    {
        await using var context = await Context();
        var alerts = await context.Alerts.Where(alert => alert.SessionId == Guid.Parse(session)).ToListAsync();
        Assert.Equal(count, alerts.Count);
        Assert.All(alerts, alert => Assert.NotNull(alert.SettledAt));
    }

    private async Task<ChannelView> Channel(string? address, string language)
    {
        var channel = await host.Admin.Ask<ChannelView>(
            "api/admin/channels", new SaveChannelRequest($"Alerts {Guid.NewGuid():N}", "Ask us", "#aa3300", language, PostChat: false));
        var path = $"api/admin/channels/{channel.Id}/settings";
        var stored = await host.Admin.Read<VersionedSettings>(path);
        await Browser.Value<VersionedSettings>(await host.Admin.Put(path, stored with
        {
            Settings = stored.Settings with
            {
                AlertEmail = address,
                WarnAgentsNewChat = Second,
                WarnManagersNewChat = Second,
                WarnAgentsUnanswered = Second,
                WarnManagersUnanswered = Second,
                Hours = stored.Settings.Hours with { TimeZone = "Europe/Oslo" },
            },
        }));
        return channel;
    }

    private Task<ChatDbContext> Context() =>
        host.Front.Services.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();

    private static string Plain(string? text) => Isolates().Replace(text ?? "", "");

    [GeneratedRegex("[\u2066-\u2069]")]
    private static partial Regex Isolates();
}
