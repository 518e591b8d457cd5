using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace OrleansChat.Browsers.Hosting;

/// <summary>Somebody's website: another origin than the chat's, with headers of its own.</summary>
internal sealed class Website : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentDictionary<string, (string Html, string? Policy)> pages = new();
    private readonly Task serving;

    public Website()
    {
        Address = new Uri($"http://localhost:{FreePort.Next()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        serving = Serve();
    }

    public Uri Address { get; }

    /// <summary>Its origin, as browsers send it.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Puts a page there; answers where.</summary>
    /// <param name="path">As <c>/boats</c>.</param>
    /// <param name="head">HTML inside the head.</param>
    /// <param name="body">HTML inside the body.</param>
    /// <param name="policy">Content-Security-Policy; null: none.</param>
    public string Put(string path, string head, string body = "", string? policy = null)
    {
        var html = $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Shop</title>{head}</head>"
            + $"<body><h1>Shop</h1>{body}</body></html>";
        pages[path] = (html, policy);
        return new Uri(Address, path).ToString();
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task Serve()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var known = pages.TryGetValue(context.Request.Url!.AbsolutePath, out var page);
            context.Response.StatusCode = known ? 200 : 404;
            context.Response.ContentType = "text/html; charset=utf-8";
            if (page.Policy is not null)
                context.Response.AddHeader("Content-Security-Policy", page.Policy);
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(known ? page.Html : ""));
            context.Response.Close();
        }
    }
}
