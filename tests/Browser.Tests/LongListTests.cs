using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>
/// How 500 chats in the list and 2,000 messages in one of them scroll. The figures are printed, not judged: a machine may be busy with
/// other things. What is judged is that few of them are in the page at once.
/// </summary>
public sealed class LongListTests(EmbeddedSite site, ITestOutputHelper output) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private const int Chats = 500;
    private const int Messages = 2_000;
    private const char Separator = '\u001e';

    private const string Scroll =
        """
        async (element) => {
          const frames = [];
          let before = await new Promise(requestAnimationFrame);
          const [steps, step] = [180, 120];
          let top = element.scrollTop > steps * step ? element.scrollTop : 0;
          const way = top > 0 ? -step : step;
          let most = 0;
          for (let count = 0; count < steps; count++) {
            element.scrollTop = top += way;
            const now = await new Promise(requestAnimationFrame);
            frames.push(now - before);
            before = now;
            most = Math.max(most, element.querySelectorAll('[data-index], button[aria-current]').length);
          }
          frames.sort((a, b) => a - b);
          const total = frames.reduce((sum, each) => sum + each, 0);
          return { perSecond: frames.length * 1000 / total, slowest: frames.at(-1), p95: frames[Math.floor(frames.length * 0.95)], most };
        }
        """;

    private protected override ChatSite Shared => site;

    [Fact]
    public async Task ManyChatsAndMessages_Scrolled_DrawFewAtOnce()
    {
        var visitor = await site.Visitor();
        await visitor.Ask("Kari", "Where is my kayak?");
        await site.Agent.Respond("Kari");
        var page = await site.Agent.Page.Context.NewPageAsync();
        await page.RouteWebSocketAsync("**/hubs/agent**", Multiply);
        await page.GotoAsync(site.Agent.Page.Url);
        var agent = new AgentPage(page, Texts.Console("en"));
        await agent.ShowChats();
        await agent.List.GetByRole(AriaRole.Button, new() { Name = "Kari" }).ClickAsync();
        var log = page.GetByRole(AriaRole.Log, new() { Name = "Conversation with Kari" });
        await Expect(log.GetByText($"Message {Messages}", new() { Exact = true })).ToBeVisibleAsync();

        await Measure("messages", log);
        await Measure("chats", agent.List.Locator("div").Filter(new() { Has = page.GetByRole(AriaRole.Heading) }).First);
        await page.CloseAsync();
    }

    private async Task Measure(string what, ILocator scroller)
    {
        var figures = await scroller.EvaluateAsync<JsonElement>(Scroll);
        output.WriteLine(
            $"{what}: {figures.GetProperty("perSecond").GetDouble():0.0} frames a second, 95 % within "
            + $"{figures.GetProperty("p95").GetDouble():0.0} ms, slowest {figures.GetProperty("slowest").GetDouble():0.0} ms, "
            + $"at most {figures.GetProperty("most").GetInt32()} rows in the page");
        Assert.InRange(figures.GetProperty("most").GetInt32(), 1, 100);
    }

    /// <summary>The server has one chat; the browser is told of many, and of a long one.</summary>
    private static void Multiply(IWebSocketRoute browser)
    {
        var server = browser.ConnectToServer();
        browser.OnMessage(frame => server.Send(Each(frame.Text, Outgoing)));
        server.OnMessage(frame => browser.Send(Each(frame.Text, Incoming)));
    }

    private static string Each(string? frame, Func<JsonObject, JsonObject> change) => string.Concat(
        (frame ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries)
            .Select(record => change(JsonNode.Parse(record)!.AsObject()).ToJsonString() + Separator));

    /// <summary>The server is asked for what comes after its own log.</summary>
    private static JsonObject Outgoing(JsonObject call)
    {
        if (call["target"]?.GetValue<string>() == "Sync")
        {
            foreach (var point in call["arguments"]![0]!.AsArray())
                point!["afterSeq"] = 1;
        }

        return call;
    }

    private static JsonObject Incoming(JsonObject answer)
    {
        if (answer["result"]?["ok"] is not JsonObject ok)
            return answer;
        if (ok["chats"] is JsonArray chats && chats.Count > 0 && ok["boards"] is not null)
        {
            var first = chats[0]!;
            for (var number = 1; number < Chats; number++)
            {
                var row = first.DeepClone();
                row["id"] = number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
                row["customerName"] = $"Customer {number}";
                row["status"] = "agentLast";
                row["unansweredSince"] = null;
                chats.Add(row);
            }
        }

        if (ok["log"] is JsonObject log && ok["row"] is JsonObject shown && log["events"] is JsonArray events && events.Count > 0)
        {
            var seq = log["lastSeq"]!.GetValue<int>();
            for (var number = 1; number <= Messages; number++)
            {
                events.Add(new JsonObject
                {
                    ["seq"] = ++seq,
                    ["at"] = "2026-11-30T03:00:00Z",
                    ["type"] = "message",
                    ["text"] = $"Message {number}",
                    ["by"] = new JsonObject { ["kind"] = number % 3 == 0 ? "agent" : "customer" },
                });
            }

            log["lastSeq"] = seq;
            shown["seq"] = seq;
        }

        return answer;
    }
}
