using System.Net.Http.Headers;
using System.Text;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;

namespace OrleansChat.Files;

/// <summary>Uploads and downloads as a browser does them: a visitor by the token of the chat, an agent by the cookie.</summary>
internal sealed class FileClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _uploads;

    private FileClient(Uri site, string uploads, Action<HttpRequestHeaders> who)
    {
        _http = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = site };
        _uploads = uploads;
        who(_http.DefaultRequestHeaders);
    }

    public static FileClient OfVisitor(Uri site, string token, string? origin = null) => new(site, "files/uploads", headers =>
    {
        headers.Authorization = new("Bearer", token);
        if (origin is not null)
            headers.Add("Origin", origin);
    });

    public static FileClient OfAgent(Uri site, string cookie) => new(site, "api/uploads", headers => headers.Add("Cookie", cookie));

    /// <summary>Neither token nor cookie.</summary>
    public static FileClient OfStranger(Uri site) => new(site, "files/uploads", _ => { });

    public void Dispose() => _http.Dispose();

    /// <param name="name">As the browser says it.</param>
    /// <param name="length">Announced.</param>
    /// <param name="key">The same again is the same upload.</param>
    /// <param name="of">Of an agent: <c>chats/…</c> or <c>library</c>.</param>
    public Task<HttpResponseMessage> Begin(string name, long length, string? key = null, string of = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, of.Length == 0 ? _uploads : $"{_uploads}/{of}");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Length", $"{length}");
        request.Headers.Add("Upload-Metadata", $"filename {Base64(name)},key {Base64(key ?? VisitorClient.NewId())}");
        return _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> Append(string id, long offset, HttpContent body)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"{_uploads}/{id}") { Content = body };
        request.Headers.Add("Upload-Offset", $"{offset}");
        body.Headers.ContentType = new("application/offset+octet-stream");
        return _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> Append(string id, long offset, byte[] bytes) => Append(id, offset, new ByteArrayContent(bytes));

    public async Task<UploadView> State(string id) =>
        await Browser.Value<UploadView>(await _http.GetAsync($"{_uploads}/{id}"));

    public async Task<long> Offset(string id)
    {
        using var answer = await _http.SendAsync(new(HttpMethod.Head, $"{_uploads}/{id}"));
        answer.EnsureSuccessStatusCode();
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public Task<HttpResponseMessage> Cancel(string id) => _http.DeleteAsync($"{_uploads}/{id}");

    public Task<HttpResponseMessage> Get(string path, RangeHeaderValue? range = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Range = range;
        return _http.SendAsync(request);
    }

    /// <summary>All of a file, as one request. Answers its id.</summary>
    public async Task<string> Upload(string name, byte[] bytes, string of = "")
    {
        var id = (await Browser.Value<UploadView>(await Begin(name, bytes.Length, of: of))).Id;
        Assert.Null(await Browser.Code(await Append(id, 0, bytes)));
        return id;
    }

    /// <summary>The code of why the file is refused, whenever that turns out; null: it is not.</summary>
    public async Task<string?> Refusal(string name, byte[] bytes, string of = "")
    {
        var begun = await Begin(name, bytes.Length, of: of);
        if (!begun.IsSuccessStatusCode)
            return await Browser.Code(begun);
        return await Browser.Code(await Append((await Browser.Value<UploadView>(begun)).Id, 0, bytes));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

/// <summary>A chat between a visitor and an agent, and both's ways to its files.</summary>
internal sealed class FileChat : IAsyncDisposable
{
    public required string Session { get; init; }

    public required VisitorClient Visitor { get; init; }

    public required AgentClient Agent { get; init; }

    public required FileClient FromVisitor { get; init; }

    public required FileClient FromAgent { get; init; }

    public static async Task<FileChat> Start(Hosting.FrontHost front, string? channel = null)
    {
        channel ??= Hosting.FrontHost.DemoChannel;
        var cookie = await front.NewAgent("Ola Agent", channel);
        var agent = await AgentClient.Open(front.Site, cookie);
        Assert.Null((await agent.Hello()).Refused);
        Assert.Null((await agent.SetPresence("present")).Refused);
        var visitor = await VisitorClient.Open(front.Site, channel);
        Assert.Null((await visitor.Hello()).Refused);
        var started = (await visitor.Start("May I send you something?")).Ok!;
        Assert.Null((await agent.Accept(started.Log.SessionId)).Refused);
        return new()
        {
            Session = started.Log.SessionId,
            Visitor = visitor,
            Agent = agent,
            FromVisitor = FileClient.OfVisitor(front.Site, started.Token),
            FromAgent = FileClient.OfAgent(front.Site, cookie),
        };
    }

    public Task<Answer<Sent>> SendFromVisitor(string file, string? message = null) =>
        Visitor.Ask<Sent>("SendFile", new VisitorFile(message ?? VisitorClient.NewId(), file));

    public Task<Answer<Sent>> SendFromAgent(string file, string? message = null) =>
        Agent.Ask<Sent>("SendFile", new AgentFile(Session, message ?? VisitorClient.NewId(), file));

    /// <summary>The visitor's file, uploaded and sent, as the agent was told of it.</summary>
    public async Task<FileView> VisitorSends(string name, byte[] bytes)
    {
        var sent = await SendFromVisitor(await FromVisitor.Upload(name, bytes));
        Assert.Null(sent.Refused);
        var told = await Agent.Events.Get("the file", push => push.Session == Session && push.Event.File?.Name == name);
        return told.Event.File!;
    }

    public async ValueTask DisposeAsync()
    {
        FromVisitor.Dispose();
        FromAgent.Dispose();
        await Visitor.DisposeAsync();
        await Agent.DisposeAsync();
    }
}
