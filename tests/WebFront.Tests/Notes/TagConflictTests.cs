using OrleansChat.Accounts.People;
using OrleansChat.Clients;
using OrleansChat.Results;

namespace OrleansChat.Notes;

/// <summary>Two administrators at two fronts, who change tags in the same moment: one wins, and the other reads why.</summary>
[Collection(TwoFrontsCollection.Name)]
public sealed class TagConflictTests(TwoFronts fronts) : IDisposable
{
    private const int Rounds = 8;
    private readonly Browser _other = fronts.Admin.At(fronts.Second);

    public void Dispose() => _other.Dispose();

    [Fact]
    public async Task Add_OfOneNameAtOnce_OneIsTaken()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var name = NewName();
            var answers = await Task.WhenAll(
                fronts.Admin.Post("api/admin/tags", new AddTagRequest(name, "#b45309")),
                _other.Post("api/admin/tags", new AddTagRequest(name.ToUpperInvariant(), "#0a6e5c")));

            Assert.Equal(RefusalCodes.TagNameTaken, await OnlyRefusal(answers));
            Assert.Single(await Tags(), tag => string.Equals(tag.Name, name, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Change_OfTheSameVersionAtOnce_OneIsToldThatItChanged()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var tag = await Add();
            var answers = await Task.WhenAll(
                fronts.Admin.Put($"api/admin/tags/{tag.Id}", new ChangeTagRequest(NewName(), "#b45309", tag.Version)),
                _other.Put($"api/admin/tags/{tag.Id}", new ChangeTagRequest(NewName(), "#0a6e5c", tag.Version)));

            Assert.Equal(RefusalCodes.TagChangedMeanwhile, await OnlyRefusal(answers));
            var won = await Browser.Value<TagView>(answers.Single(answer => answer.IsSuccessStatusCode));
            Assert.Equal(won, Assert.Single(await Tags(), each => each.Id == tag.Id));
        }
    }

    [Fact]
    public async Task Change_ToAnothersNameAtOnce_OneIsTaken()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (first, second, name) = (await Add(), await Add(), NewName());
            var answers = await Task.WhenAll(
                fronts.Admin.Put($"api/admin/tags/{first.Id}", new ChangeTagRequest(name, first.Color, first.Version)),
                _other.Put($"api/admin/tags/{second.Id}", new ChangeTagRequest(name, second.Color, second.Version)));

            Assert.Equal(RefusalCodes.TagNameTaken, await OnlyRefusal(answers));
        }
    }

    [Fact]
    public async Task Delete_Twice_TheSecondFindsNothing()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var tag = await Add();
            var answers = await Task.WhenAll(
                fronts.Admin.Delete($"api/admin/tags/{tag.Id}"), _other.Delete($"api/admin/tags/{tag.Id}"));

            Assert.Equal(RefusalCodes.TagNotFound, await OnlyRefusal(answers));
            Assert.DoesNotContain(await Tags(), each => each.Id == tag.Id);
        }
    }

    [Fact]
    public async Task Delete_WhileAnotherChangesIt_DeletesIt()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var tag = await Add();
            var deleting = fronts.Admin.Delete($"api/admin/tags/{tag.Id}");
            var changing = _other.Put($"api/admin/tags/{tag.Id}", new ChangeTagRequest(tag.Name, "#111111", tag.Version));
            var (deleted, changed) = (await Browser.Code(await deleting), await Browser.Code(await changing));

            Assert.Null(deleted);
            Assert.Contains(changed, (string?[])[null, RefusalCodes.TagChangedMeanwhile, RefusalCodes.TagNotFound]);
            Assert.DoesNotContain(await Tags(), each => each.Id == tag.Id);
        }
    }

    private static string NewName() => $"t{Guid.NewGuid():N}"[..20];

    private Task<TagView> Add() => fronts.Admin.Ask<TagView>("api/admin/tags", new AddTagRequest(NewName(), "#b45309"));

    private Task<TagView[]> Tags() => fronts.Admin.Read<TagView[]>("api/tags");

    /// <summary>One of them went well.</summary>
    private static async Task<string?> OnlyRefusal(HttpResponseMessage[] answers)
    {
        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        return await Browser.Code(answers.Single(answer => !answer.IsSuccessStatusCode));
    }
}
