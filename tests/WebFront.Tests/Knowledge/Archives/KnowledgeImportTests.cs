using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Accounts.People;
using OrleansChat.Audit;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>What an import leaves alone.</summary>
[Collection(PeopleCollection.Name)]
public class KnowledgeImportTests(PeopleHost host)
{
    [Fact]
    public async Task Titles_OfOtherFolders_StayWhatTheyAre()
    {
        var (other, into) = (await host.Admin.NewFolder("Other"), await host.Admin.NewFolder("Into"));
        var title = $"Overview {Guid.NewGuid():N}";
        var foreign = await host.Admin.NewArticle(other.Id, title, "Not of the archive.");
        var archive = ArchiveSteps.Zip(("A/index.en.md", $"# {title}\n\nOne."), ("B/index.en.md", $"# {title}\n\nTwo."));

        var looked = await host.Admin.Import(archive, into.Id, commit: false);
        var done = await host.Admin.Import(archive, into.Id);

        Assert.Equal((2, 0, 0), (looked.Added, looked.Changed, looked.Refused));
        Assert.Equal((2, 0, 0), (done.Added, done.Changed, done.Refused));
        Assert.Equal("Not of the archive.", await Body(foreign.Id));
        var bodies = new List<string>();
        foreach (var line in done.Lines)
            bodies.Add(await Body(line.ArticleId!));
        Assert.Equal([$"# {title}\n\nOne.", $"# {title}\n\nTwo."], bodies);
        Assert.Equal(2, (await host.Admin.Import(archive, into.Id)).Unchanged);
    }

    [Theory]
    [InlineData("a.en.md", "# Same\n\nOne.", "b.en.md", "# Same\n\nTwo.")]
    [InlineData("a.en.md", "---\nid: ID\n---\nOne.", "b.en.md", "---\nid: ID\n---\nTwo.")]
    [InlineData("a.en.md", "One.", "a.md", "Two.")]
    public async Task Files_ThatAreOneArticle_AreRefusedButTheFirst(string one, string first, string other, string second)
    {
        var folder = await host.Admin.NewFolder();
        var id = Guid.NewGuid().ToString("N");
        var archive = ArchiveSteps.Zip(
            (one, first.Replace("ID", id, StringComparison.Ordinal)), (other, second.Replace("ID", id, StringComparison.Ordinal)));

        var looked = await host.Admin.Import(archive, folder.Id, commit: false, language: "en");
        var done = await host.Admin.Import(archive, folder.Id, language: "en");

        foreach (var report in (ImportReport[])[looked, done])
        {
            Assert.Equal((1, 0, 1), (report.Added, report.Changed, report.Refused));
            var refused = report.Lines.Single(line => line.Path == other).Refused!;
            Assert.Equal((RefusalCodes.ArchiveFileTwice, one), (refused.Code, refused.Details!["path"]));
        }
    }

    [Fact]
    public async Task Addresses_OfFilesBefore_AreTakenInThePreviewToo()
    {
        var folder = await host.Admin.NewFolder();
        var slug = $"address-{Guid.NewGuid():N}";
        var archive = ArchiveSteps.Zip(
            ("A/a.en.md", $"# {slug}"), ("B/b.en.md", $"# {slug}"), ("C/c.en.md", $"---\nslug: {slug}-2\n---\nText"));
        foreach (var commit in (bool[])[false, true])
        {
            var report = await host.Admin.Import(archive, folder.Id, commit);
            Assert.Equal((2, RefusalCodes.SlugTaken), (report.Added, report.Lines[^1].Refused?.Code));
        }
    }

    [Fact]
    public async Task Export_OlderThanWhatIsStored_ReplacesNothingAndPublishesNothing()
    {
        var folder = await host.Admin.NewFolder();
        var edited = await host.Admin.NewArticle(folder.Id, "Edited", "Monday.");
        var withdrawn = await host.Admin.NewArticle(folder.Id, "Withdrawn", "Monday.");
        var hidden = await host.Admin.NewArticle(folder.Id, "Hidden", "Monday.");
        var left = await host.Admin.NewArticle(folder.Id, "Left", "Monday.");
        await host.Admin.Publish(edited.Id, withdrawn.Id, hidden.Id, left.Id);
        var exported = ArchiveSteps.Unzip(await host.Admin.Export(folder.Id));
        await host.Admin.Save(edited.Id, "en", new("Edited", "Tuesday.", 1));
        await host.Admin.Ask<Publications>($"{KnowledgeSteps.Base}/publications", new PublishRequest([withdrawn.Id], false));
        await host.Admin.Put($"{KnowledgeSteps.Base}/articles/{hidden.Id}/internal", new InternalRequest(true));

        var archive = ArchiveSteps.Zip([.. exported.Select(file => (file.Path, $"{file.Text} Wednesday."))]);
        foreach (var commit in (bool[])[false, true])
        {
            var report = await host.Admin.Import(archive, folder.Id, commit);
            Assert.Equal((0, 1, 3), (report.Added, report.Changed, report.Refused));
            Assert.All(
                report.Lines.Where(line => line.Title != "Left"), line => Assert.Equal(RefusalCodes.ArticleNewer, line.Refused!.Code));
        }

        // As it was exported it is older just as well, and nothing was saved in it since.
        var asItWas = await host.Admin.Import(ArchiveSteps.Zip(exported), folder.Id);
        Assert.Equal((0, 4), (asItWas.Changed, asItWas.Refused));
        Assert.Equal("Tuesday.", await Body(edited.Id));
        Assert.Equal("Monday. Wednesday.", await Body(left.Id));
        Assert.Null((await Read(withdrawn.Id)).Translations[0].Row.PublishedAt);
        Assert.True((await Read(hidden.Id)).Internal);
    }

    /// <summary>The first language says that the article is internal; the second is no conflict for that.</summary>
    [Fact]
    public async Task Export_ChangedInBothLanguages_IsTakenAsAWhole()
    {
        var folder = await host.Admin.NewFolder();
        var made = await host.Admin.NewArticle(folder.Id, "Both", "One.");
        await host.Admin.Save(made.Id, "nb", new("Begge", "En.", 0));
        var archive = ArchiveSteps.Zip([.. ArchiveSteps.Unzip(await host.Admin.Export(folder.Id)).Select(static file =>
            (file.Path, $"{file.Text.Replace("internal: false", "internal: true", StringComparison.Ordinal)} More."))]);
        foreach (var commit in (bool[])[false, true])
            Assert.Equal((2, 0), await Counts(archive, folder.Id, commit));
        Assert.True((await Read(made.Id)).Internal);
    }

    [Fact]
    public async Task FolderNames_ThatCannotBeStored_AreRefusedWithTheirFile()
    {
        var folder = await host.Admin.NewFolder();
        var report = await host.Admin.Import(
            ArchiveSteps.Zip(
                ("a%00b/x.en.md", "x"), ("a%07b/x.en.md", "x"), ("%20/x.en.md", "x"), ($"{new string('n', 101)}/x.en.md", "x"),
                ("%E2%80%AEgnp%20/y.en.md", "y")),
            folder.Id);

        Assert.Equal((1, 4), (report.Added, report.Refused));
        Assert.All(report.Lines.Where(line => line.Refused is not null), line => Assert.Equal("path", line.Refused!.Details!["field"]));
        var made = await host.Admin.Read<KnowledgeFolderView[]>($"{KnowledgeSteps.Base}/folders");
        Assert.Equal("gnp", Assert.Single(made, each => each.ParentId == folder.Id).Name);
    }

    [Fact]
    public async Task FileNames_WithDots_AreInTheLanguageThatWasChosen()
    {
        var folder = await host.Admin.NewFolder();
        string[] names = ["node.js", "guide.old", "release.notes", "v1.2"];
        var report = await host.Admin.Import(
            ArchiveSteps.Zip([.. names.Select(name => ($"{name}.md", "x")), ("tysk.de.md", "x"), ("brasil.pt-br.md", "x")]),
            folder.Id, language: "en");
        Assert.All(names, name => Assert.Equal(
            ("en", name), report.Lines.Where(line => line.Path == $"{name}.md").Select(line => (line.Language, line.Title)).Single()));
        Assert.Equal(["de", "pt-br"], report.Lines.Select(line => line.Language).Except(["en"]).Order());
    }

    [Fact]
    public async Task Heading_CutBeforeAnEmoji_IsATitle()
    {
        var folder = await host.Admin.NewFolder();
        var start = new string('t', KnowledgeTranslationRow.TitleLength - 1);
        var report = await host.Admin.Import(ArchiveSteps.Zip(("a.en.md", $"# {start}😀 and more")), folder.Id);
        Assert.Equal(start, report.Lines.Single().Title);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    public async Task Files_ThatMeetAFault_AreTriedAgainAndTheOthersStored(int faults, int added)
    {
        var folder = await host.Admin.NewFolder();
        await using var scope = host.Front.Services.CreateAsyncScope();
        var writer = ActivatorUtilities.CreateInstance<ImportWriter>(scope.ServiceProvider, new FaultyClock(after: 1, faults));
        var import = ActivatorUtilities.CreateInstance<KnowledgeImport>(scope.ServiceProvider, writer);
        var slug = Guid.NewGuid().ToString("N");
        var archive = ArchiveSteps.Zip([.. "abc".Select(each => ($"{each}.en.md", $"---\nslug: {each}-{slug}\n---\nText"))]);

        var report = await import.Run(
            new MemoryStream(archive), new(Guid.Parse(folder.Id)), null, commit: true, CancellationToken.None);

        Assert.Equal((added, 3 - added), (report.Value!.Added, report.Value.Refused));
        Assert.All(
            report.Value.Lines.Where(line => line.Refused is not null),
            line => Assert.Equal(RefusalCodes.ArchiveFileFailed, line.Refused!.Code));
        var rows = await host.Admin.Read<ArticleRow[]>($"{KnowledgeSteps.Base}/articles?folder={folder.Id}");
        Assert.Equal(added, rows.Length);
        var noted = await scope.ServiceProvider.GetRequiredService<ChatDbContext>().AuditLog
            .CountAsync(entry => entry.Kind == AuditKinds.KnowledgeImported && entry.SubjectId == folder.Id);
        Assert.Equal(1, noted);
    }

    private async Task<(int Changed, int Refused)> Counts(byte[] archive, string folder, bool commit)
    {
        var report = await host.Admin.Import(archive, folder, commit);
        return (report.Changed, report.Refused);
    }

    private Task<ArticleView> Read(string article) => host.Admin.Read<ArticleView>($"{KnowledgeSteps.Base}/articles/{article}");

    private async Task<string> Body(string article) => (await Read(article)).Translations[0].Body.TrimEnd('\n');

    /// <summary>Fails as a database does where somebody else was quicker, in the middle of a transaction.</summary>
    private sealed class FaultyClock(int after, int faults) : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow()
        {
            var asked = _asked++;
            return asked >= after && asked < after + faults ? throw new DbUpdateException("Somebody else was quicker.") : base.GetUtcNow();
        }
    }
}
