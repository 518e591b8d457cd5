using System.Net;
using OrleansChat.Access;

namespace OrleansChat.Edge.Http;

/// <summary>What every answer says to browsers.</summary>
[Collection(EdgeCollection.Name)]
public class HeaderTests(AccessScene scene)
{
    private static readonly string[] Everywhere =
    [
        "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy",
        "Content-Security-Policy",
    ];

    [Fact]
    public async Task Answers_RefusalsIncluded_HaveAStrictPolicy()
    {
        var paths = Endpoints.Of(scene.Front).Where(endpoint => endpoint.Method is "GET" or "*").Select(endpoint => endpoint.Path);
        foreach (var path in paths.Append("/no/such/page"))
        {
            var response = await scene.Front.Get(path);
            Assert.Empty(Everywhere.Where(name => !response.Headers.Contains(name)).Select(name => $"{path} has no {name}"));
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains(
                path.StartsWith("/photos", StringComparison.Ordinal) ? "default-src" : "frame-ancestors", policy, StringComparison.Ordinal);
            Assert.False(response.Headers.Contains("Strict-Transport-Security"), $"{path} says HSTS over plain HTTP.");
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Console_InAFrame_IsForbidden()
    {
        var (one, other) = (await scene.Front.Get("console"), await scene.Front.Get("setup/whatever"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (one.StatusCode, other.StatusCode));
        var policies = new[] { one, other }.Select(page => page.Headers.GetValues("Content-Security-Policy").Single()).ToArray();
        Assert.All(policies, policy => Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal));
        Assert.All(policies, policy => Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal));
        Assert.NotEqual(policies[0], policies[1]);
        Assert.Equal("no-store", one.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", one.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Pages_OfTheFront_HoldNoInlineScriptOrStyle()
    {
        var html = await (await scene.Front.Get("demo")).Content.ReadAsStringAsync();
        Assert.DoesNotMatch("<script(?![^>]*\\ssrc=)|<style|\\sstyle=|\\son[a-z]+=|javascript:", html);
    }

    [Fact]
    public async Task ApiAnswers_InCaches_AreNotStored() =>
        Assert.Equal("no-store", (await scene.Front.Get("api/account")).Headers.CacheControl!.ToString());
}
