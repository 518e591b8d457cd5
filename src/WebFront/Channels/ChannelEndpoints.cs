using System.Buffers.Text;
using System.Text.Json;
using OrleansChat.Access;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Limits;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Channels;

/// <summary>
/// Channels, for administrators. Whoever saves settings names the version that they were made from, and is refused with
/// <c>channel.changedMeanwhile</c> when another one is stored.
/// </summary>
internal static class ChannelEndpoints
{
    /// <summary>With nulls: where the default is another value they mean something, and the client sends back what it got.</summary>
    private static readonly JsonSerializerOptions Whole = new(JsonSerializerDefaults.Web);

    public static void Map(IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/api/admin").RequireSameOrigin().RefuseMissing().RequireAuthorization(Policies.Administrator);
        admin.MapGet("/channels", List);
        admin.MapPost("/channels", Add);
        admin.MapPost("/channels/{id}/copies", Copy);
        admin.MapGet("/channels/{id}/settings", (string id, ChannelService channels) => For(id, channels.Stored, Complete));
        admin.MapPut("/channels/{id}/settings", Replace);
        admin.MapPost("/channels/{id}/preview", (string id, ChannelSettings settings, ChannelService channels) =>
            For(id, channel => channels.Preview(channel, settings), TypedResults.Ok));
        admin.MapGet("/channels/{id}/chats", (string id, ChannelService channels, CancellationToken cancellation) =>
            For(id, channel => channels.OpenChats(channel, cancellation), TypedResults.Ok));
        admin.MapDelete("/channels/{id}", Delete);
        admin.MapPost("/logos", AddLogo).RequireRateLimiting(HttpLimits.Pictures);
        app.MapGet($"{LogoAddress.Path}/{{id:guid}}", Logo);
    }

    private static async Task<IResult> List(HttpRequest http, ChannelService channels, CancellationToken cancellation) =>
        TypedResults.Ok(await channels.All(Site(http), cancellation));

    private static async Task<IResult> Add(
        SaveChannelRequest request, HttpContext http, ChannelService channels, CancellationToken cancellation) =>
        HttpResults.Value(await channels.Add(request, http.User.AgentId(), Site(http.Request), cancellation));

    private static Task<IResult> Copy(
        string id, CopyChannelRequest request, HttpContext http, ChannelService channels, CancellationToken cancellation) =>
        For(id, channel => channels.Copy(channel, request, http.User.AgentId(), Site(http.Request), cancellation), TypedResults.Ok);

    private static Task<IResult> Replace(string id, VersionedSettings change, ChannelService channels) =>
        For(id, channel => channels.Replace(channel, change), Complete);

    private static Task<IResult> Delete(string id, ChannelService channels) =>
        For(id, channel => channels.Delete(channel), _ => TypedResults.NoContent());

    private static async Task<IResult> AddLogo(LogoRequest request, Logos logos, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(request.Data) || !Base64.IsValid(request.Data))
            return Problems.From(InputRules.Invalid("logo", "base64"));
        var added = await logos.Add(Convert.FromBase64String(request.Data), cancellation);
        return HttpResults.Value(added.Map(id => new LogoView(id.ToString(), LogoAddress.Of(id))));
    }

    /// <summary>For everybody who sees the widget. The address is the content: it never changes.</summary>
    private static async Task<IResult> Logo(Guid id, HttpContext http, Logos logos, CancellationToken cancellation)
    {
        if (await logos.Find(id, cancellation) is not { } logo)
            return TypedResults.NotFound();
        PictureHeaders.Set(http.Response.Headers);
        return TypedResults.Bytes(logo.Bytes, logo.ContentType);
    }

    private static IResult Complete(VersionedSettings settings) => TypedResults.Json(settings, Whole);

    private static async Task<IResult> For<T>(string id, Func<ChannelId, Task<Result<T>>> act, Func<T, IResult> answer)
    {
        var channel = InputRules.Id<ChannelId>(id, nameof(id));
        if (!channel.IsOk)
            return Problems.From(channel.Refusal);
        var done = await act(channel.Value);
        return done.IsOk ? answer(done.Value) : Problems.From(done.Refusal);
    }

    private static string Site(HttpRequest http) => $"{http.Scheme}://{http.Host}";
}
