using OrleansChat.Accounts.People;
using OrleansChat.Clients;
using OrleansChat.Results;

namespace OrleansChat.Knowledge;

[Collection(PeopleCollection.Name)]
public class KnowledgeArchiveTests(PeopleHost host)
{
    [Fact]
    public async Task Folder_ExportedAndImportedElsewhere_IsTheSame()
    {
        var top = await host.Admin.NewFolder("Top");
        var odd = await host.Admin.Ask<KnowledgeFolderView>(
            $"{KnowledgeSteps.Base}/folders", new AddKnowledgeFolderRequest("A/B: 100 % ..", top.Id));
        var made = await host.Admin.NewArticle(odd.Id, "Quotes: \"a\" & 'b' # c", "---\nnot: yaml\n---\n\nText å.\n");
        await host.Admin.Save(made.Id, "nb", new("Sitater – «æøå»", "Tekst.", 0));
        await host.Admin.Ask<Publications>($"{KnowledgeSteps.Base}/publications", new PublishRequest([made.Id], true, ["nb"]));
        var insider = await host.Admin.NewArticle(top.Id, "Inside", isInternal: true);
        var before = await All(top.Id, odd.Id);
        var exported = await host.Admin.Export(top.Id);

        // What is there stays as it is.
        var again = await host.Admin.Import(exported, top.Id);
        Assert.Equal((0, 0, 3, 0), (again.Added, again.Changed, again.Unchanged, again.Refused));

        // And what is gone comes back, as it was.
        foreach (var article in (string[])[made.Id, insider.Id])
            await host.Admin.Delete($"{KnowledgeSteps.Base}/articles/{article}");
        await host.Admin.Delete($"{KnowledgeSteps.Base}/folders/{odd.Id}");
        var back = await host.Admin.Import(exported, top.Id);
        Assert.Equal((3, 0, 0, 0), (back.Added, back.Changed, back.Unchanged, back.Refused));
        var folders = await host.Admin.Read<KnowledgeFolderView[]>($"{KnowledgeSteps.Base}/folders");
        var restored = Assert.Single(folders, folder => folder.ParentId == top.Id);
        Assert.Equal(odd.Name, restored.Name);
        Assert.Equivalent(before, await All(top.Id, restored.Id));
        Assert.Equal(3, (await host.Admin.Import(exported, top.Id)).Unchanged);
    }

    [Fact]
    public async Task Archive_LookedAt_IsReportedAndNotStored()
    {
        var folder = await host.Admin.NewFolder();
        var archive = ArchiveSteps.Zip(
            ("Billing/refund.md", "# Getting a refund\n\nWrite to us."),
            ("Billing/refund.nb.md", "# Få pengene tilbake\n\nSkriv til oss."));

        var looked = await host.Admin.Import(archive, folder.Id, commit: false, language: "en");

        Assert.Equal((false, 2, 0), (looked.Committed, looked.Added, looked.Refused));
        Assert.Empty(await host.Admin.Find("refund", folder.Id));
        var done = await host.Admin.Import(archive, folder.Id, language: "en");
        var article = Assert.Single(done.Lines.Select(line => line.ArticleId).Distinct());
        var stored = await host.Admin.Read<ArticleView>($"{KnowledgeSteps.Base}/articles/{article}");
        Assert.Equal(["en", "nb"], stored.Translations.Select(each => each.Row.Language));
        Assert.Equal("Getting a refund", stored.Translations[0].Row.Title);
        // A second time nothing comes twice, although the files have no ids.
        Assert.Equal(2, (await host.Admin.Import(archive, folder.Id, language: "en")).Unchanged);
    }

    [Fact]
    public async Task Archive_WithGoodAndBadFiles_TakesTheGoodAndSaysWhyNotTheOthers()
    {
        var folder = await host.Admin.NewFolder();
        var report = await host.Admin.Import(
            ArchiveSteps.Zip(
                ("good.en.md", "Good."),
                ("../outside.en.md", "Out."),
                ("/absolute.en.md", "Out."),
                ("broken.en.md", "---\nid: [1, {\n---\nText"),
                ("open.en.md", "---\nid: 1\nText"),
                ("id.en.md", "---\nid: 17\n---\nText"),
                ("date.en.md", "---\npublished: soon\n---\nText"),
                ("without-language.md", "Text"),
                ("long.en.md", new string('ø', KnowledgeLimits.ArticleBytes)),
                ("picture.png", "PNG"),
                ("__MACOSX/._good.en.md", "x")),
            folder.Id);

        Assert.Equal(1, report.Added);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["good.en.md"] = ImportOutcomes.Added,
                ["../outside.en.md"] = "path",
                ["/absolute.en.md"] = "path",
                ["broken.en.md"] = "frontMatter",
                ["open.en.md"] = "frontMatter",
                ["id.en.md"] = "id",
                ["date.en.md"] = "published",
                ["without-language.md"] = "language",
                ["long.en.md"] = RefusalCodes.ArticleTooLarge,
                ["picture.png"] = ImportOutcomes.Skipped,
                ["__MACOSX/._good.en.md"] = ImportOutcomes.Skipped,
            },
            report.Lines.ToDictionary(
                line => line.Path,
                line => line.Refused is not { } refused ? line.Outcome : refused.Details!.GetValueOrDefault("field") ?? refused.Code));
        Assert.All(report.Lines.Where(line => line.Refused is not null), line => Assert.NotEmpty(line.Refused!.Text));
    }

    [Fact]
    public async Task Archive_ThatIsABomb_IsRefused()
    {
        var folder = await host.Admin.NewFolder();
        var one = await host.Admin.Import(
            ArchiveSteps.Zip(("a.en.md", "Good."), ("bomb.en.md", new string('a', 200 * 1024 * 1024))), folder.Id);
        Assert.Equal((1, RefusalCodes.ArticleTooLarge), (one.Added, one.Lines.Single(line => line.Path == "bomb.en.md").Refused!.Code));

        var full = new string('a', KnowledgeLimits.ArticleBytes);
        var bombs = ArchiveSteps.Zip([.. Enumerable.Range(0, 50).Select(each => ($"b{each}.en.md", full))]);
        Assert.Equal(RefusalCodes.ArchiveTooLarge, await Browser.Code(await host.Admin.SendArchive(bombs, folder.Id)));
        var many = ArchiveSteps.Zip([.. Enumerable.Range(0, KnowledgeLimits.ArchiveEntries + 1).Select(each => ($"{each}.en.md", "a"))]);
        Assert.Equal(RefusalCodes.ArchiveTooLarge, await Browser.Code(await host.Admin.SendArchive(many, folder.Id)));
        Assert.Single(await host.Admin.Read<ArticleRow[]>($"{KnowledgeSteps.Base}/articles?folder={folder.Id}"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task Archive_WhoseSizesLie_IsNotTakenHalf(int size)
    {
        var folder = await host.Admin.NewFolder();
        var body = new string('b', 1000);
        var lying = ArchiveSteps.Zip(("a.en.md", body));
        // What the directory of the archive says of the file.
        var at = lying.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(lying.AsSpan(at + 24), size);

        var response = await host.Admin.SendArchive(lying, folder.Id);

        var line = response.IsSuccessStatusCode ? (await Browser.Value<ImportReport>(response)).Lines.Single() : null;
        if (line?.ArticleId is { } article)
            Assert.Equal(body, (await host.Admin.Read<ArticleView>($"{KnowledgeSteps.Base}/articles/{article}")).Translations[0].Body);
        else
            Assert.Equal(RefusalCodes.ArchiveUnreadable, line?.Refused?.Code ?? await Browser.Code(response));
    }

    [Fact]
    public async Task Archive_ThatIsNone_IsRefused()
    {
        var folder = await host.Admin.NewFolder();
        Assert.Equal(RefusalCodes.ArchiveUnreadable, await Browser.Code(await host.Admin.SendArchive("no archive"u8.ToArray(), folder.Id)));
        var torn = ArchiveSteps.Zip(("a.en.md", "Good."))[..60];
        Assert.Equal(RefusalCodes.ArchiveUnreadable, await Browser.Code(await host.Admin.SendArchive(torn, folder.Id)));
    }

    private async Task<IReadOnlyList<object>> All(params string[] folders)
    {
        var all = new List<object>();
        foreach (var folder in folders)
        {
            foreach (var row in await host.Admin.Read<ArticleRow[]>($"{KnowledgeSteps.Base}/articles?folder={folder}"))
            {
                var article = await host.Admin.Read<ArticleView>($"{KnowledgeSteps.Base}/articles/{row.Id}");
                all.Add(new
                {
                    article.Id,
                    article.Internal,
                    Texts = article.Translations.Select(each => (each.Row.Title, each.Row.Slug, each.Row.PublishedAt, each.Body)).ToArray(),
                });
            }
        }

        return all;
    }
}
