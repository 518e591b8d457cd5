using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using OrleansChat.Knowledge;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Knowledge;

/// <summary>The knowledge base from its first folder to an article that is published, moved, exported and imported.</summary>
public sealed class KnowledgeTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private const string Body =
        "# Sending back\n\nYou have **30 days**.\n\n<script>top.stolen = 1</script>\n\n[trap](javascript:top.stolen=1)";

    private protected override ChatSite Shared => site;

    [Fact]
    public async Task Article_WrittenPublishedMovedAndImported_IsWhereItBelongs()
    {
        var editor = new KnowledgePage((await Admin()).Page);
        await editor.Open();
        await editor.MakeFolder("Make the first folder", "Shipping");
        await editor.Choose("Folder", "New folder in this one");
        await editor.FillDialog("Name of the folder", "Abroad", "Make the folder");
        await Expect(editor.Folder("Abroad")).ToHaveAttributeAsync("aria-selected", "true");
        await editor.MakeFolder("New folder", "Elsewhere");

        await editor.Folder("Shipping").ClickAsync();
        await editor.Button("New article").ClickAsync();
        await editor.FillDialog("Title", "Returns", "Make the article");
        await IsPreviewedWhereOneWrites(editor);
        await IsPreviewedWithoutHarm(editor);
        await editor.Save();
        await InNorwegianToo(editor);
        await Publish(editor);
        await SeeTheDifference(editor);
        await LaterSeesBoth(editor);
        await MoveByKeyboard(editor);
        await ExportDeleteAndImport(editor);
        site.JudgePages();
    }

    /// <summary>A preview that is made anew shows what is being written, not the beginning of the article.</summary>
    private static async Task IsPreviewedWhereOneWrites(KnowledgePage editor)
    {
        var lines = string.Concat(Enumerable.Repeat("A paragraph.\n\n", 60));
        await editor.Text.FillAsync($"# First\n\n{lines}## Last\n\n{lines}");
        var preview = editor.Page.FrameLocator("iframe[title=Preview]");
        await Expect(preview.GetByRole(AriaRole.Heading, new() { Name = "Last" })).ToBeInViewportAsync();
    }

    /// <summary>As the server renders it, with what could do harm as words or not at all.</summary>
    private static async Task IsPreviewedWithoutHarm(KnowledgePage editor)
    {
        await editor.Text.FillAsync(Body);
        var preview = editor.Page.FrameLocator("iframe[title=Preview]");
        await Expect(preview.Locator("strong")).ToHaveTextAsync("30 days");
        await Expect(preview.GetByText("<script>top.stolen = 1</script>")).ToBeVisibleAsync();
        await Expect(preview.Locator("script, [href^=javascript]")).ToHaveCountAsync(0);
        Assert.False(await editor.Page.EvaluateAsync<bool>("'stolen' in window"));
        await editor.Picture("knowledge-editor");
        await editor.Page.SetViewportSizeAsync(1024, 768);
        await editor.Picture("knowledge-editor-1024");
        await editor.Page.SetViewportSizeAsync(1440, 1000);
    }

    private static async Task InNorwegianToo(KnowledgePage editor)
    {
        await editor.Choose("Add a language", "Norwegian Bokmål");
        await Expect(editor.Page).ToHaveURLAsync(new Regex("/nb$"));
        await editor.Title.FillAsync("Retur av varer");
        await editor.Text.FillAsync("Du har **30 dager**.");
        await editor.Page.Keyboard.PressAsync("Control+s");
        await Expect(editor.Saved).ToBeVisibleAsync();
        await editor.Page.GetByRole(AriaRole.Tab, new() { Name = "English" }).ClickAsync();
        await Expect(editor.Title).ToHaveValueAsync("Returns");
    }

    private static async Task Publish(KnowledgePage editor)
    {
        await editor.Button("Publish …").ClickAsync();
        await editor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(editor.Button("Make it a draft")).ToBeVisibleAsync();
    }

    private static async Task SeeTheDifference(KnowledgePage editor)
    {
        await editor.Text.FillAsync(Body.Replace("30", "60", StringComparison.Ordinal));
        await editor.Save();
        await editor.Button("Versions").ClickAsync();
        await Expect(editor.Dialog.Locator("[data-kind=gone] mark")).ToHaveTextAsync("30");
        await Expect(editor.Dialog.Locator("[data-kind=new] mark")).ToHaveTextAsync("60");
        await Expect(editor.Dialog.GetByRole(AriaRole.Listitem).First).ToContainTextAsync(ChatSite.AgentName);
        await editor.Picture("knowledge-versions");
        await editor.Page.Keyboard.PressAsync("Escape");
    }

    /// <summary>Somebody else saves while one writes.</summary>
    private static async Task LaterSeesBoth(KnowledgePage editor)
    {
        await editor.Text.FillAsync("Mine");
        var article = editor.Page.Url.Split('/')[^2];
        var saved = await editor.Page.APIRequest.PutAsync(
            new Uri(new Uri(editor.Page.Url), $"/api/knowledge/articles/{article}/translations/en").ToString(),
            new() { DataObject = new SaveTranslationRequest("Sending back", "Theirs", 3) });
        Assert.True(saved.Ok, await saved.TextAsync());
        await editor.Button("Save").ClickAsync();
        await Expect(editor.Dialog.Locator("[data-kind=gone]")).ToContainTextAsync("Theirs");
        await Expect(editor.Dialog.Locator("[data-kind=new]")).ToContainTextAsync("Mine");
        await editor.Picture("knowledge-conflict");
        await editor.Dialog.GetByRole(AriaRole.Radio, new() { Name = "My text" }).CheckAsync();
        await editor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save what I chose" }).ClickAsync();
        await Expect(editor.Saved).ToBeVisibleAsync();
        await Expect(editor.Title).ToHaveValueAsync("Sending back");
        await Expect(editor.Text).ToHaveValueAsync("Mine");
    }

    /// <summary>The article into another folder, and that into a third, without a pointer.</summary>
    private static async Task MoveByKeyboard(KnowledgePage editor)
    {
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "Shipping" }).PressAsync("Enter");
        await editor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select “Sending back”" }).PressAsync("Space");
        await editor.Button("Move to a folder").PressAsync("Enter");
        await editor.ChooseFolder("Abroad");
        await Expect(editor.Page.GetByText("There are no articles in this folder.")).ToBeVisibleAsync();
        await editor.Folder("Shipping").FocusAsync();
        await editor.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(editor.Folder("Abroad")).ToBeFocusedAsync();
        await editor.Page.Keyboard.PressAsync("Alt+m");
        await editor.ChooseFolder("Elsewhere");
        await editor.Folder("Elsewhere").FocusAsync();
        await editor.Page.Keyboard.PressAsync("ArrowRight");
        await editor.Page.Keyboard.PressAsync("ArrowDown");
        await editor.Page.Keyboard.PressAsync("Enter");
        await Expect(editor.Folder("Abroad")).ToHaveAttributeAsync("aria-level", "2");
        await Expect(editor.Article("Sending back")).ToBeVisibleAsync();
        await editor.Picture("knowledge");
    }

    /// <summary>What was exported comes back in another folder, as it was, after it was deleted.</summary>
    private static async Task ExportDeleteAndImport(KnowledgePage editor)
    {
        var archive = await editor.Page.RunAndWaitForDownloadAsync(() => editor.Choose("Folder", "Export"));
        var file = await archive.PathAsync();
        await editor.Article("Sending back").ClickAsync();
        await editor.Choose("More for this article", "Delete the article");
        await editor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(editor.Page.GetByText("There are no articles in this folder.")).ToBeVisibleAsync();
        await editor.Folder("Shipping").ClickAsync();
        await editor.Choose("Folder", "Import");
        await editor.Dialog.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "returns.zip",
            MimeType = "application/zip",
            Buffer = await File.ReadAllBytesAsync(file),
        });
        await Expect(editor.Dialog.GetByText("Would be: 2 new, 0 changed, 0 unchanged, 0 refused")).ToBeVisibleAsync();
        await editor.Picture("knowledge-import");
        await editor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Import 2 texts" }).ClickAsync();
        await Expect(editor.Dialog.GetByText("Done: 2 new, 0 changed, 0 unchanged, 0 refused")).ToBeVisibleAsync();
        await editor.Dialog.GetByText("Close", new() { Exact = true }).ClickAsync();
        await editor.Article("Sending back").ClickAsync();
        await Expect(editor.Text).ToHaveValueAsync("Mine");
        await Expect(editor.Button("Make it a draft")).ToBeVisibleAsync();
        await Expect(editor.Page.GetByRole(AriaRole.Tab, new() { Name = "Norwegian Bokmål" })).ToBeVisibleAsync();
    }
}
