using OrleansChat.Access;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Agents;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Accounts.People;

/// <summary>People, for administrators.</summary>
internal static class PeopleEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var people = app.MapGroup("/api/admin/people").RequireSameOrigin().RefuseMissing().RequireAuthorization(Policies.Administrator);
        people.MapGet("/", async (PeopleList list, CancellationToken cancellation) => TypedResults.Ok(await list.All(cancellation)));
        people.MapPost("/", Invite);
        people.MapPost("/{id}/invitation", Renew);
        people.MapDelete("/{id}", Withdraw);
        people.MapGet("/{id}/chats", UnderWay);
        people.MapPut("/{id}/disabled", Disable);
        people.MapPut("/{id}/administrator", MakeAdministrator);
        people.MapPut("/{id}/knowledge-editor", MakeKnowledgeEditor);
        people.MapPut("/{id}/channels", Permit);
        people.MapPost("/{id}/unlock", Unlock);
        people.MapPost("/{id}/sign-out", SignOut);
        people.MapPost("/{id}/second-factor/remove", RemoveSecondFactor);
        people.MapPost("/{id}/reset-link", ResetLink);
    }

    private static async Task<IResult> Invite(
        InviteRequest request, HttpContext http, AccountService accounts, Invitations invitations, CancellationToken cancellation) =>
        HttpResults.Value(await invitations.Invite(request, (await accounts.Of(http.User))!, Sites.Of(http.Request), cancellation));

    private static Task<IResult> Renew(
        string id, LinkRequest request, HttpContext http, AccountService accounts, Invitations invitations,
        CancellationToken cancellation) =>
        For(id, async person => HttpResults.Value(
            await invitations.Renew(person, request, (await accounts.Of(http.User))!, Sites.Of(http.Request), cancellation)));

    private static Task<IResult> Withdraw(string id, Invitations invitations, CancellationToken cancellation) =>
        For(id, async person => HttpResults.Done(await invitations.Withdraw(person, cancellation)));

    private static Task<IResult> UnderWay(string id, PeopleList list, AgentAccess agents, CancellationToken cancellation) =>
        For(id, async person =>
        {
            if ((await list.Find(person, cancellation)).Refusal is { } unknown)
                return Problems.From(unknown);
            var (all, owed) = await agents.UnderWay(new(person));
            return TypedResults.Ok(new PersonChats(all, owed));
        });

    private static Task<IResult> Disable(
        string id, SwitchRequest request, HttpContext http, PeopleChanges changes, CancellationToken cancellation) =>
        For(id, async person => HttpResults.Value(await changes.Disable(person, http.User.AgentId().Value, request.On, cancellation)));

    private static Task<IResult> MakeAdministrator(
        string id, SwitchRequest request, PeopleChanges changes, CancellationToken cancellation) =>
        For(id, async person => HttpResults.Value(await changes.MakeAdministrator(person, request.On, cancellation)));

    private static Task<IResult> MakeKnowledgeEditor(
        string id, SwitchRequest request, PeopleChanges changes, CancellationToken cancellation) =>
        For(id, async person => HttpResults.Value(await changes.MakeKnowledgeEditor(person, request.On, cancellation)));

    private static Task<IResult> Permit(string id, GrantsRequest request, PeopleChanges changes, CancellationToken cancellation) =>
        For(id, async person => HttpResults.Value(await changes.Permit(person, request, cancellation)));

    private static Task<IResult> Unlock(string id, PeopleChanges changes, CancellationToken cancellation) =>
        For(id, async person => HttpResults.Value(await changes.Unlock(person, cancellation)));

    private static Task<IResult> SignOut(string id, PeopleChanges changes, CancellationToken cancellation) =>
        For(id, async person => HttpResults.Value(await changes.SignOutEverywhere(person, cancellation)));

    private static Task<IResult> RemoveSecondFactor(string id, PeopleChanges changes, CancellationToken cancellation) =>
        For(id, async person => HttpResults.Value(await changes.RemoveSecondFactor(person, cancellation)));

    private static Task<IResult> ResetLink(
        string id, LinkRequest request, HttpRequest http, AccountService accounts, PasswordResets resets, CancellationToken cancellation) =>
        For(id, async person =>
        {
            if (await accounts.Find(person) is not { } account)
                return Problems.From(PeopleList.NotFound);
            var made = await resets.Make(account, request.Send, request.Language, Sites.Of(http), cancellation);
            return HttpResults.Value(made.Map(link => new ResetLinkView(link.Length == 0 ? null : link)));
        });

    private static async Task<IResult> For(string id, Func<Guid, Task<IResult>> act)
    {
        var person = InputRules.Id<AgentId>(id, nameof(id));
        return person.IsOk ? await act(person.Value.Value) : Problems.From(person.Refusal);
    }
}

/// <summary>This installation as the caller addressed it.</summary>
internal static class Sites
{
    public static string Of(HttpRequest http) => $"{http.Scheme}://{http.Host}";
}
