using Microsoft.AspNetCore.Http.Features;
using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Limits;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Files;

/// <summary>
/// Uploads by tus: begun, gone on with from wherever they stand, asked for, and cancelled. Visitors from any website that may embed the
/// channel, by the token of their chat; agents from the console, by their cookie.
/// </summary>
internal static class UploadEndpoints
{
    public const string Visitors = "/files/uploads";
    public const string Agents = "/api/uploads";

    public static void Map(IEndpointRouteBuilder app)
    {
        var visitors = app.MapGroup(Visitors).RequireCors(WebRegistration.FilesCors).RequireRateLimiting(HttpLimits.Uploads);
        visitors.MapPost("/", BeginByVisitor);
        MapOne(visitors, ByToken);
        var agents = app.MapGroup(Agents).RequireSameOrigin().RequireAuthorization().RequireRateLimiting(HttpLimits.Uploads);
        agents.MapPost("/chats/{session}", BeginInChat);
        MapOne(agents, ByCookie);
        app.MapPost($"{Agents}/library", BeginForLibrary)
            .RequireSameOrigin().RequireAuthorization(Policies.KnowledgeEditor).RequireRateLimiting(HttpLimits.Uploads);
    }

    private static void MapOne(RouteGroupBuilder group, Func<HttpContext, ChatFileAccess, Task<Result<UploadCaller>>> who)
    {
        group.MapGet("/{id:guid}", (Guid id, HttpContext http, ChatFileAccess access, UploadService uploads) =>
            Show(new(id), http, who(http, access), uploads));
        group.MapMethods("/{id:guid}", [HttpMethods.Head], (Guid id, HttpContext http, ChatFileAccess access, UploadService uploads) =>
            Show(new(id), http, who(http, access), uploads));
        group.MapPatch("/{id:guid}", (Guid id, HttpContext http, ChatFileAccess access, UploadService uploads) =>
            Append(new(id), http, who(http, access), uploads));
        group.MapDelete("/{id:guid}", (Guid id, HttpContext http, ChatFileAccess access, UploadService uploads) =>
            Cancel(new(id), who(http, access), uploads));
    }

    private static async Task<IResult> BeginByVisitor(HttpContext http, ChatFileAccess access, UploadService uploads)
    {
        var caller = await ByToken(http, access);
        if (!caller.IsOk)
            return Problems.From(caller.Refusal);
        return await Begin(http, caller.Value.By, await caller.Value.Settings(caller.Value.By.Session), uploads, Visitors);
    }

    private static async Task<IResult> BeginInChat(string session, HttpContext http, ChatFileAccess access, UploadService uploads)
    {
        var id = InputRules.Id<SessionId>(session, nameof(session));
        if (!id.IsOk)
            return Problems.From(id.Refusal);
        var self = http.User.AgentId();
        return await Begin(http, new(FileOwner.Agent, id.Value, self), await access.ForAgentUpload(self, id.Value), uploads, Agents);
    }

    private static Task<IResult> BeginForLibrary(HttpContext http, UploadService uploads) =>
        Begin(http, new(FileOwner.Library, null, http.User.AgentId()), UploadService.Library, uploads, Agents);

    private static async Task<IResult> Begin(
        HttpContext http, Uploader by, Result<FileSettings> settings, UploadService uploads, string path)
    {
        if (!settings.IsOk)
            return Problems.From(settings.Refusal);
        var announced = UploadHeaders.ReadAnnounced(http.Request.Headers);
        var begun = announced.IsOk
            ? await uploads.Begin(by, settings.Value, announced.Value, http.RequestAborted)
            : announced.Refusal;
        if (!begun.IsOk)
            return Problems.From(begun.Refusal);
        UploadHeaders.Write(http.Response, begun.Value);
        return TypedResults.Created($"{path}/{begun.Value.Id}", FileViews.Upload(begun.Value));
    }

    private static async Task<IResult> Show(FileId id, HttpContext http, Task<Result<UploadCaller>> who, UploadService uploads)
    {
        var caller = await who;
        var found = caller.IsOk ? await uploads.Find(caller.Value.By, id, http.RequestAborted) : caller.Refusal;
        if (!found.IsOk)
            return Problems.From(found.Refusal);
        UploadHeaders.Write(http.Response, found.Value);
        return TypedResults.Ok(FileViews.Upload(found.Value));
    }

    private static async Task<IResult> Append(FileId id, HttpContext http, Task<Result<UploadCaller>> who, UploadService uploads)
    {
        var (caller, offset) = (await who, UploadHeaders.ReadOffset(http.Request.Headers));
        if (!caller.IsOk || !offset.IsOk)
            return Problems.From(caller.Refusal ?? offset.Refusal!);
        if (http.Request.ContentType != TusHeaders.BodyType)
            return Problems.From(Problems.BadBody);
        // The upload has a length of its own, and no more than that is read.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var (by, settings) = caller.Value;
        var stored = await uploads.Append(by, id, offset.Value, http.Request.Body, settings, http.RequestAborted);
        if (!stored.IsOk)
            return Problems.From(stored.Refusal);
        UploadHeaders.Write(http.Response, stored.Value);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Cancel(FileId id, Task<Result<UploadCaller>> who, UploadService uploads)
    {
        var caller = await who;
        return caller.IsOk
            ? HttpResults.Done(await uploads.Cancel(caller.Value.By, id, CancellationToken.None))
            : Problems.From(caller.Refusal);
    }

    private static async Task<Result<UploadCaller>> ByToken(HttpContext http, ChatFileAccess access)
    {
        var chat = await access.ForVisitor(BearerToken.Of(http.Request), VisitorOrigins.Of(http));
        var proxies = http.RequestServices.GetRequiredService<UnconfiguredProxies>();
        var address = proxies.VisitorOf(http) ?? http.Connection.RemoteIpAddress;
        return chat.Map(known => new UploadCaller(
            new(FileOwner.Visitor, known.Id, Network: NetworkKey.OfUploads(address)),
            _ => access.ForVisitorUpload(known)));
    }

    private static Task<Result<UploadCaller>> ByCookie(HttpContext http, ChatFileAccess access)
    {
        var self = http.User.AgentId();
        return Task.FromResult<Result<UploadCaller>>(new UploadCaller(
            new(FileOwner.Agent, null, self),
            async session => session is { } chat ? await access.ForAgentUpload(self, chat) : UploadService.Library));
    }

    /// <summary>Who goes on with an upload, and what may be sent in its chat.</summary>
    private sealed record UploadCaller(Uploader By, Func<SessionId?, Task<Result<FileSettings>>> Settings);
}
