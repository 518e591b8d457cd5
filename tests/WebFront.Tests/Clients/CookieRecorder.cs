using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansChat.Clients;

/// <summary>A browser behind a proxy that speaks TLS: sends every cookie, and keeps how each was set.</summary>
public sealed class CookieRecorder(Uri site, List<string> set) : IDisposable
{
    private readonly Dictionary<string, string> _cookies = [];
    private readonly HttpClient _http = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = site };

    public void Dispose() => _http.Dispose();

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body, body.GetType());
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var response = await _http.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            set.Add(cookie);
            var pair = cookie.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }

        return response;
    }

    public async Task<T> Ask<T>(string path, object? body = null) =>
        await Browser.Value<T>(await Send(HttpMethod.Post, path, body ?? JsonDocument.Parse("{}")));
}
