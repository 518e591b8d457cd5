using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrleansChat.Accounts.SignIn;

namespace OrleansChat.Clients;

/// <summary>What a browser does besides the hubs: keeps cookies, sends JSON, follows no redirect by itself.</summary>
public sealed class Browser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    public Browser(Uri site)
    {
        Site = site;
        _http = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = site };
        _http.DefaultRequestHeaders.Add("Origin", site.GetLeftPart(UriPartial.Authority));
    }

    public Uri Site { get; }

    /// <summary>As a hub connection of this browser would send them.</summary>
    public string Cookies => _cookies.GetCookieHeader(Site);

    public void Dispose() => _http.Dispose();

    /// <summary>The same cookies at another front of the same site.</summary>
    public Browser At(Uri front)
    {
        var other = new Browser(front);
        foreach (Cookie cookie in _cookies.GetCookies(Site))
            other._cookies.Add(front, new Cookie(cookie.Name, cookie.Value));
        return other;
    }

    /// <summary>The same with another cookie.</summary>
    public Browser With(string cookie, string value)
    {
        var other = At(Site);
        other._cookies.Add(Site, new Cookie(cookie, value));
        return other;
    }

    public Task<HttpResponseMessage> Get(string path) => _http.GetAsync(path);

    public Task<HttpResponseMessage> Delete(string path) => _http.DeleteAsync(path);

    public Task<HttpResponseMessage> Post(string path) => _http.PostAsync(path, null);

    public Task<HttpResponseMessage> Post<T>(string path, T body) => _http.PostAsJsonAsync(path, body);

    public Task<HttpResponseMessage> Put<T>(string path, T body) => _http.PutAsJsonAsync(path, body);

    /// <summary>JSON that no serializer would write.</summary>
    public Task<HttpResponseMessage> PutRaw(string path, string json) =>
        _http.PutAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>What is no JSON.</summary>
    public Task<HttpResponseMessage> PostRaw(string path, HttpContent body) => _http.PostAsync(path, body);

    public async Task<T> Read<T>(string path) => await Value<T>(await Get(path));

    public async Task<T> Ask<T>(string path, object? body = null) =>
        await Value<T>(body is null ? await Post(path) : await Post(path, body));

    /// <summary>Null: it went well; otherwise the refusal's code.</summary>
    public async Task<string?> SignIn(string email, string password) =>
        await Code(await Post("api/account/sign-in", new SignInRequest(email, password)));

    public async Task<bool> IsSignedIn() => (await Get("api/account")).IsSuccessStatusCode;

    public static async Task<T> Value<T>(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {text}");
        return JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!;
    }

    /// <summary>Null: it went well.</summary>
    public static async Task<string?> Code(HttpResponseMessage response) =>
        response.IsSuccessStatusCode ? null : (await Problem(response)).GetProperty("code").GetString();

    public static async Task<JsonElement> Problem(HttpResponseMessage response)
    {
        Assert.False(response.IsSuccessStatusCode, $"{response.RequestMessage?.RequestUri} was not refused.");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }
}
