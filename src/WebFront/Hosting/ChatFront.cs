using OrleansChat.Access;
using OrleansChat.Accounts;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Agents;
using OrleansChat.Alerts;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Delivery;
using OrleansChat.Documents;
using OrleansChat.Drafts;
using OrleansChat.Edge;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Limits;
using OrleansChat.Faq;
using OrleansChat.Files;
using OrleansChat.Keys;
using OrleansChat.Knowledge;
using OrleansChat.Mail;
using OrleansChat.Notes;
using OrleansChat.Pages;
using OrleansChat.Replies;
using OrleansChat.Search;
using OrleansChat.Sessions;
using OrleansChat.Settings;
using OrleansChat.Silo;
using OrleansChat.Storage;
using OrleansChat.Telemetry;

namespace OrleansChat.Hosting;

/// <summary>The web front: what everything stands on, and the list of its features.</summary>
public static class ChatFront
{
    /// <summary>The settings and files beside the program hold wherever it is started from.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    public static void AddChatFront(this WebApplicationBuilder builder)
    {
        builder.Services.AddCheckedSettings(builder.Configuration);
        builder.OpenEarlyHealth();
        var settings = FrontSettings.From(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(settings.Limits);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddChatStorage(builder.Configuration);

        builder.AddChatTelemetry("orleans-chat-front");
        builder.AddCluster(settings);
        builder.Services.AddSharedKeys(builder.Configuration);
        builder.Services.AddWeb(settings);
        builder.Services.AddHttpLimits(settings.Limits);
        builder.Services.AddHubs(settings.Limits);
        builder.Services.AddAccess();
        builder.Services.AddDelivery();

        builder.Services.AddSessions();
        builder.Services.AddAgents();
        builder.Services.AddDrafts();
        builder.Services.AddSearch();
        builder.Services.AddChannels();
        builder.Services.AddAccounts(OpenIdConnectSettings.From(builder.Configuration));
        builder.Services.AddNotes();
        builder.Services.AddReplies();
        builder.Services.AddKnowledge();
        builder.Services.AddFiles();
        builder.Services.AddDocuments();
        builder.Services.AddMail(builder.Configuration);
        builder.Services.AddAlerts();
        builder.Services.AddAudit();
        builder.Services.AddFaq();
        builder.Services.AddPages();

        builder.Services.AddHealth();
        builder.Services.AddSingleton(new StartupOutput(Console.Out));
        builder.Services.AddHostedService<FirstStart>();
        builder.Services.AddHostedService<ConnectionDrain>();
        builder.CloseEarlyHealth();
    }

    public static void UseChatFront(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages(Problems.WriteBareStatus);
        app.UsePageHeaders();
        app.UseCookiePolicy();
        app.UseClientFiles();
        app.UseHubDoor();
        app.UseRouting();
        app.UseCors();
        app.UseSameOrigin();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAgentHubOrigin();
        app.UseHubAdmission();

        app.MapSessions();
        app.MapAgents();
        app.MapSearch();
        app.MapChannels();
        app.MapAccounts();
        app.MapNotes();
        app.MapReplies();
        app.MapKnowledge();
        app.MapFiles();
        app.MapDocuments();
        app.MapMail();
        app.MapAudit();
        app.MapFaq();
        app.MapPages();
        app.MapGrainDashboard();
        app.MapHealth();
    }
}
