using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;

namespace OrleansChat.Browsers.Knowledge;

/// <summary>A folder with articles that the demo channel shows and suggests. Addresses stand alone.</summary>
internal sealed record FaqShelf(string Channel, string Home, string Internal)
{
    private const string Demo = "d3300000000040008000000000000001";

    public static async Task<FaqShelf> Fill(ChatSite site)
    {
        var api = new Api(site);
        var shop = await api.Post("knowledge/folders", new { name = "Shop" });
        var returns = await api.Post("knowledge/folders", new { name = "Returns", parentId = shop });
        var delivery = await api.Post("knowledge/folders", new { name = "Delivery and payment", parentId = shop });
        var article = await api.Post("knowledge/articles", new
        {
            folderId = returns,
            language = "en",
            title = "How do I return a kayak?",
            body = """
                You may send a kayak back within **30 days**, if it has not been in salt water.

                ## What to do
                1. Write down its number, which stands *inside the cockpit*.
                2. Wrap it in the blanket that it came in.
                3. Call [the workshop](https://example.com/workshop), and we fetch it.

                > A kayak that leaks we repair for nothing, however old it is.

                | Length | Price of the transport |
                |---|---|
                | up to 4.5 m | free |
                | longer | 40 € |
                """,
        });
        await api.Put($"knowledge/articles/{article}/translations/nb", new
        {
            title = "Hvordan returnerer jeg en kajakk?",
            version = 0,
            body = "Du kan sende kajakken tilbake innen **30 dager**, hvis den ikke har vært i saltvann.",
        });
        string[] others = ["When do I get my money back?", "What does the transport cost?", "How long does delivery take?"];
        List<string> all = [article];
        foreach (var title in others)
            all.Add(await api.Post("knowledge/articles", new { folderId = delivery, language = "en", title, body = "It depends." }));
        var hidden = await api.Post("knowledge/articles", new
        {
            folderId = returns,
            language = "en",
            title = "Returning kayaks, for agents",
            body = "Ask Maria.",
            @internal = true,
        });
        await api.Post("knowledge/publications", new { articles = (string[])[.. all, hidden], published = true });
        await api.Change(Demo, shop);
        var faq = new Uri(site.Addresses.Visitors, $"faq/{Demo}").ToString();
        return new(faq, $"{faq}/en", $"{faq}/en/{hidden}");
    }

    /// <summary>As the administrator who is signed in.</summary>
    private sealed class Api(ChatSite site)
    {
        private IAPIRequestContext Calls => site.Agent.Page.APIRequest;

        public async Task<string> Post(string path, object body)
        {
            var answer = await Calls.PostAsync(Address(path), new() { DataObject = body });
            Assert.True(answer.Ok, await answer.TextAsync());
            var made = JsonNode.Parse(await answer.TextAsync())!;
            return made["id"]?.GetValue<string>() ?? "";
        }

        public async Task Put(string path, object body)
        {
            var answer = await Calls.PutAsync(Address(path), new() { DataObject = body });
            Assert.True(answer.Ok, await answer.TextAsync());
        }

        public async Task Change(string channel, string folder)
        {
            var stored = JsonNode.Parse(await (await Calls.GetAsync(Address($"admin/channels/{channel}/settings"))).TextAsync())!;
            stored["settings"]!["header"] = "Fjordlight";
            stored["settings"]!["preChat"]!["faq"] = JsonSerializer.SerializeToNode(new { on = true, folder = Guid.Parse(folder) });
            await Put($"admin/channels/{channel}/settings", stored);
        }

        private string Address(string path) => new Uri(site.Addresses.Agents, $"api/{path}").ToString();
    }
}
