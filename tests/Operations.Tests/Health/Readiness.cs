using System.Net;
using System.Text.Json;
using OrleansChat.Testing;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Health;

/// <summary>What <c>/health/ready</c> of a process answers.</summary>
internal sealed record Readiness(HttpStatusCode Status, bool Ready, IReadOnlyDictionary<string, string> Parts, string Body)
{
    public static async Task<Readiness> Of(ServerProcess process)
    {
        // A process that waited for what hangs would not answer at all: then this does not wait either.
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        using var answer = await http.GetAsync(new Uri(process.Address, "health/ready"));
        var body = await answer.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(body);
        var parts = json.RootElement.GetProperty("parts").EnumerateObject()
            .ToDictionary(part => part.Name, part => part.Value.GetString()!);
        return new(answer.StatusCode, json.RootElement.GetProperty("ready").GetBoolean(), parts, body);
    }

    /// <summary>Waits until the part says so.</summary>
    public static Task<Readiness> Until(ServerProcess process, string part, string word) => Eventually.Get(
        $"{process.Name} to say {part}: {word}", () => Of(process), seen => seen.Parts.GetValueOrDefault(part) == word);

    /// <summary>Waits until all is well again.</summary>
    public static Task<Readiness> Again(ServerProcess process) => Eventually.Get(
        $"{process.Name} to be ready again", () => Of(process), seen => seen is { Ready: true, Status: HttpStatusCode.OK });

    /// <summary>Not ready, for nothing but these parts.</summary>
    public void Names(params string[] parts)
    {
        Assert.Equal((HttpStatusCode.ServiceUnavailable, false), (Status, Ready));
        Assert.Equal(parts, Parts.Where(part => part.Value != "ready").Select(part => part.Key));
    }
}
