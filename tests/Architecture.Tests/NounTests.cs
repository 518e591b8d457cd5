namespace OrleansChat.Architecture;

/// <summary>
/// The web front is cut by noun. A noun reaches another through its contracts,
/// its views, its service, or a gate of Access; the kernel <c>Edge</c> reaches none.
/// </summary>
public sealed class NounTests
{
    /// <summary>
    /// What a noun offers to all others, besides its contracts (<c>…Contracts</c>),
    /// its views (<c>…Views</c>) and its service (<c>…Service</c>).
    /// </summary>
    private static readonly Dictionary<string, string> Offered = new()
    {
        ["OrleansChat.Audit.AuditWriter"] = "is how every noun notes who changed what, within its own transaction",
        ["OrleansChat.Knowledge.ReadableArticle"] = "is an article as whoever may read it gets it",
        ["OrleansChat.Mail.IMail"] = "is the service of mail",
        ["OrleansChat.Mail.ExpiryText"] = "says in a mail until when its link is good",
        ["OrleansChat.Sessions.SessionRows"] = "makes the contract SessionRow",
        ["OrleansChat.Channels.WidgetConfigs"] = "makes the contract WidgetConfig",
        ["OrleansChat.Accounts.Profile.PhotoAddress"] = "is where an agent's photo is, for whoever shows the agent",
        ["OrleansChat.Accounts.SignIn.SignInGuard"] = "is the gate that says whether a sign-in still holds",
    };

    /// <summary>One noun that knows more of another than that.</summary>
    private static readonly Dictionary<(string From, string To), string> Exceptions = new()
    {
        [("OrleansChat.Sessions.SessionService", "OrleansChat.Agents.AgentConnection")] = "an opened chat is shown by one console",
        [("OrleansChat.Sessions.SessionService", "OrleansChat.Agents.AcceptsUnderWay")] = "which waits for the accepted chat",
        [("OrleansChat.Sessions.SessionService", "OrleansChat.Agents.AgentSubscriptions")] = "which from then on gets the chat's events",
        [("OrleansChat.Sessions.TransferService", "OrleansChat.Agents.AgentConnection")] = "so is one that is handed over or taken over",
        [("OrleansChat.Search.SearchService", "OrleansChat.Sessions.Viewer")] = "a chat of before is for agents' eyes",
        [("OrleansChat.Files.UploadEndpoints", "OrleansChat.Sessions.VisitorOrigins")] = "a visitor calls from a website, as at their hub",
        [("OrleansChat.Files.FileEndpoints", "OrleansChat.Sessions.VisitorOrigins")] = "so does who fetches a file",
        [("OrleansChat.Files.FileDownloads", "OrleansChat.Sessions.VisitorOrigin")] = "which the gate of files asks for",
        [("OrleansChat.Files.UploadEndpoints", "OrleansChat.Sessions.NetworkKey")] = "an address is counted without being stored",
        [("OrleansChat.Documents.DocumentSending", "OrleansChat.Files.FileSending")] = "a document is sent as a file",
        [("OrleansChat.Sessions.VisitorService", "OrleansChat.Knowledge.KnowledgeCounts")] =
            "an article that is read in the widget is a view",
        [("OrleansChat.Notes.InboxService", "OrleansChat.Sessions.Viewer")] = "what is in an inbox is for agents' eyes",
        [("OrleansChat.Notes.NoteInput", "OrleansChat.Agents.AgentInput")] = "the text of a note is checked as that of a message is",
        [("OrleansChat.Channels.ChannelService", "OrleansChat.Accounts.People.Grants")] = "a copied channel takes over who works there",
        [("OrleansChat.Accounts.Links.PasswordResets", "OrleansChat.Mail.MailSettings")] =
            "without a mail server no password is reset by mail",
        [("OrleansChat.Accounts.SignIn.AccountEndpoints", "OrleansChat.Mail.MailSettings")] =
            "the sign-in page offers that only with a mail server",
        [("OrleansChat.Accounts.Links.ResetDelivery", "OrleansChat.Mail.MailOptions")] = "looks as often as the delivery of mails",
        [("OrleansChat.Alerts.AlertDelivery", "OrleansChat.Mail.MailOptions")] = "looks as often as that too",
    };

    private static readonly Lazy<Dictionary<string, FrontType>> Front = new(() => FrontType.All().ToDictionary(type => type.Name));

    /// <summary>A folder with contracts speaks to browsers about something; the kernel and the program itself are left out.</summary>
    private static readonly Lazy<HashSet<string>> Nouns = new(() => Front.Value.Values.Where(type => type.IsContract)
        .Select(type => type.Folder).Where(folder => folder is not ("OrleansChat.Edge" or "OrleansChat.Hosting")).ToHashSet());

    [Fact]
    public void Nouns_WithContracts_AreFound() =>
        Assert.Superset(new HashSet<string> { "OrleansChat.Sessions", "OrleansChat.Accounts", "OrleansChat.Mail" }, Nouns.Value);

    /// <summary>A hub joins what its audience may do with all nouns: each noun has a part of it.</summary>
    [Fact]
    public void Nouns_ReachEachOther_OnlyThroughWhatIsOffered()
    {
        var reached = Front.Value.Values.Where(type => Nouns.Value.Contains(type.Folder) && !type.IsHub).SelectMany(OtherNouns).ToHashSet();
        Assert.True(reached.Count > 20, "What nouns reach is not found any more.");
        Assert.Empty(
            reached.Where(each => !IsOffered(each.To) && !Exceptions.ContainsKey(each)).Select(each => $"{each.From} touches {each.To}"));
        Assert.Empty(Exceptions.Keys.Except(reached).Select(each => $"{each.From} touches {each.To} no more: take it off the list"));
        Assert.Empty(
            Offered.Keys.Except(reached.Select(each => each.To)).Select(name => $"Nobody touches {name} any more: take it off the list"));
    }

    [Fact]
    public void Edge_ReachesNoNoun()
    {
        var kernel = Front.Value.Values.Where(type => type.Folder == "OrleansChat.Edge").ToArray();
        Assert.True(kernel.Length > 40, "The kernel is not found any more.");
        Assert.Empty(kernel.SelectMany(type => type.Touched.Where(KnowsNoun), (type, touched) => $"{type.Name} touches {touched}"));
    }

    /// <summary>The nouns of the grains have the same names; <c>Cluster</c> says how the cluster is, and knows no noun either.</summary>
    private static bool KnowsNoun(string touched) =>
        Nouns.Value.Contains(FrontType.FolderOf(touched))
        || (Front.Value.TryGetValue(Outermost(touched), out var own) && own.Folder is not ("OrleansChat.Edge" or "OrleansChat.Cluster"));

    private static IEnumerable<(string From, string To)> OtherNouns(FrontType type) =>
        from touched in type.Touched
        let name = Outermost(touched)
        where Front.Value.TryGetValue(name, out var other) && Nouns.Value.Contains(other.Folder) && other.Folder != type.Folder
        select (type.Name, name);

    private static bool IsOffered(string name) => Front.Value[name].IsContract || Offered.ContainsKey(name)
        || name.EndsWith("Views", StringComparison.Ordinal) || name.EndsWith("Service", StringComparison.Ordinal);

    private static string Outermost(string name) => name.Split('/')[0];
}
