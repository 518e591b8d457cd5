using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Files;
using OrleansChat.Sessions;

namespace OrleansChat.Wire;

/// <summary>Sessions that together meet every type of event, for the tests that compare the browsers' folds with the server's.</summary>
internal static class SampleSessions
{
    private static readonly ChannelId OtherChannel = new(new Guid("00000000-0000-0000-0000-0000000000c2"));
    private static readonly AgentRef Anna = new(new(new Guid("00000000-0000-0000-0000-0000000000a1")), "Anna Berg", "anna");
    private static readonly AgentRef Bjorn = new(new(new Guid("00000000-0000-0000-0000-0000000000a2")), "Bjørn Lie");
    private static readonly AgentRef Chief = new(new(new Guid("00000000-0000-0000-0000-0000000000a3")), "Maria Holm");
    private static readonly Customer Kari = new("Kari", "kari@example.com", "+47 123", "Example", "NO");
    private static readonly Author Visitor = Author.Customer("Kari");

    private static readonly SuggestedArticle[] Articles =
    [
        new(new Guid("00000000-0000-0000-0000-0000000000d1"), "en", "Returning a parcel", "Within 30 days you may …"),
        new(new Guid("00000000-0000-0000-0000-0000000000d2"), "en", "Broken on arrival <b>", null),
    ];

    private static readonly TagRef Refund = new(new(new Guid("00000000-0000-0000-0000-0000000000f1")), "Refund");
    private static readonly TagRef Angry = new(new(new Guid("00000000-0000-0000-0000-0000000000f2")), "<b>Angry</b>");

    private static readonly ChannelSettings Warning = new()
    {
        Name = "Support",
        WarnAgentsNewChat = TimeSpan.FromMinutes(1),
        WarnManagersUnanswered = TimeSpan.FromMinutes(2),
        VisitorsDelete = true,
    };

    public static IReadOnlyDictionary<string, SampleSession> All { get; } = new Dictionary<string, SampleSession>
    {
        ["answered, rated and erased"] = Answered(new(1)),
        ["reopened twice"] = Reopened(new(2) { Settings = new() { Name = "Support", PostChat = true } }),
        ["transferred, taken over and released"] = Transferred(new(3)),
        ["offered, given and left behind"] = Offered(
            new(10) { Settings = new() { Name = "Support", LeftBehindChats = LeftBehindChats.Managers } }),
        ["through the forms to a request"] = Forms(new(4)),
        ["solved by an article"] = Solved(new(5)),
        ["asked after two articles, and erased"] = Suggested(new(21)),
        ["begun by a bot"] = Bot(new(6)),
        ["warned, with deleted words"] = Warned(new(7) { Settings = Warning }),
        ["noted, tagged and erased"] = Noted(new(20)),
        ["closed when the form came"] = new SampleSession(9)
            .Do(Start() with { Entry = SessionStatus.PreChatForm, Customer = null, Question = null })
            .Do(new SubmitPreChat(Kari, true, null, SessionStatus.OfflineForm)),
        ["ended and taken back"] = TakenBack(new(19)),
        ["with files, one deleted"] = Files(new(24) { Settings = Warning }),
        ["left the queue"] = new SampleSession(8).Do(Start()).Do(From("Anybody?")).Do(new EndSession(Visitor)),
    };

    private static SampleSession Answered(SampleSession session) => session
        .Do(Start())
        .Do(From("Hello?"))
        .Do(new AcceptSession(Anna, AcceptedHow.GetNext))
        .Do(new MarkRead(Author.Of(Anna), 4))
        .Do(From(Anna, "Hi!"))
        .Do(new MarkRead(Visitor, session.Seq))
        .Do(From("Where is it?"))
        .Do(From(new string('x', 199) + "😀 and more than a row shows"))
        .Do(new MarkRead(Author.Of(Anna), 10))
        .Do(From(Anna, new string('y', 300)))
        .Do(new SendMessage(
            Author.Of(Anna), "Parcels\nhttps://chat/faq/parcels", MessageKind.Link, Link: new("/faq/parcels", "Parcels", "How they go")))
        .Do(new LinkSession("contact", null, "request"))
        .Do(new EndSession(Author.Of(Anna)))
        .Do(new RateSession(4, "Quick"))
        .Do(new DeleteSession(Author.Of(Anna)));

    private static SampleSession Files(SampleSession session) => session
        .Do(Start())
        .Do(FileFrom(Visitor, new(new(new("00000000-0000-0000-0000-0000000000d1")), "Skjermbilde.png", "image/png", 123_456, 1_280, 720)))
        .Do(new AcceptSession(Anna, AcceptedHow.GetNext))
        .Do(FileFrom(Author.Of(Anna), new(new(new("00000000-0000-0000-0000-0000000000d2")), "Avtale.pdf", "application/pdf", 9_876)))
        .Do(new DeleteMessage(session.Seq, Author.Of(Anna)))
        .Do(FileFrom(Visitor, new(new(new("00000000-0000-0000-0000-0000000000d3")), "Lyd.mp3", "audio/mpeg", 1, Unscanned: true)))
        .Do(new EndSession(Author.Of(Anna)));

    private static SendMessage FileFrom(Author author, FileRef file) => new(author, file.Name, MessageKind.File, file);

    private static SampleSession Reopened(SampleSession session) => session
        .Do(Start())
        .Do(new AcceptSession(Anna, AcceptedHow.Picked))
        .Do(From(Anna, "Hi!"))
        .Do(new EndSession(Visitor))
        .Do(new ReopenSession(Visitor, AgentPresent: true))
        .Do(From("One more thing"))
        .Do(From(Anna, "Yes?"))
        .Do(new TickSession(), afterSeconds: 3_600)
        .Do(new ReopenSession(Visitor, AgentPresent: false))
        .Do(new AcceptSession(Bjorn, AcceptedHow.Picked))
        .Do(From("Still there?"))
        .Do(From(Bjorn, "Yes"))
        .Do(new EndSession(Author.Of(Bjorn)))
        .Do(new RateSession(5, null))
        .Do(new CloseSession(Visitor));

    private static SampleSession Transferred(SampleSession session) => session
        .Do(Start())
        .Do(new AcceptSession(Anna, AcceptedHow.Assigned))
        .Do(new RequestTransfer(Anna, Bjorn, null))
        .Do(new SettleTransfer(Bjorn, TransferOutcome.Rejected))
        .Do(new RequestTransfer(Anna, Bjorn, null))
        .Do(From("Hello?"))
        .Do(new SettleTransfer(Anna, TransferOutcome.Cancelled))
        .Do(new RequestTransfer(Anna, Bjorn, null))
        .Do(new SettleTransfer(Bjorn, TransferOutcome.Accepted))
        .Do(From(Bjorn, "I am Bjørn"))
        .Do(new TakeOver(Anna))
        .Do(From("Who is it now?"))
        .Do(new ReleaseFromAgent(Anna.Id))
        .Do(new AcceptSession(Bjorn, AcceptedHow.Picked))
        .Do(new RequestTransfer(Bjorn, null, OtherChannel))
        .Do(new AcceptSession(Anna, AcceptedHow.GetNext))
        .Do(From(Anna, "Anna again"))
        .Do(new EndSession(Visitor));

    private static SampleSession Offered(SampleSession session) => session
        .Do(Start())
        .Do(new AcceptSession(Anna, AcceptedHow.Picked))
        .Do(new RequestTransfer(Anna, Bjorn, null, "Look at the warranty: " + new string('z', 200)))
        .Do(new TickSession(), afterSeconds: 61)
        .Do(new RequestTransfer(Anna, Bjorn, null))
        .Do(new ReturnTransfer(Bjorn.Id))
        .Do(new RequestTransfer(Anna, Bjorn, null, "Now?"))
        .Do(new RequestTransfer(Chief, Bjorn, null, "Bjørn takes this one", AsManager: true))
        .Do(new RequestTransfer(Bjorn, Anna, null))
        .Do(new TakeOver(Chief))
        .Do(new ReleaseFromAgent(Chief.Id))
        .Do(new AcceptSession(Anna, AcceptedHow.GetNext, AsManager: true))
        .Do(new EndSession(Visitor))
        .Do(new DeleteSession(Author.Of(Anna)));

    private static SampleSession Forms(SampleSession session) => session
        .Do(Start() with { Entry = SessionStatus.PreChatForm, Customer = null, Question = null })
        .Do(new SubmitPreChat(Kari, true, "How?", SessionStatus.FaqSuggestion, ["returns"]))
        .Do(new AnswerFaq(Solved: false))
        .Do(From("Nobody?"))
        .Do(new OfferOffline("noAgents"))
        .Do(new PostRequest("R-1", Kari));

    private static SampleSession Suggested(SampleSession session) => session
        .Do(Start() with { Entry = SessionStatus.FaqSuggestion, Articles = Articles })
        .Do(new ReadFaq(Articles[1].Id))
        .Do(new AnswerFaq(Solved: false))
        .Do(new AcceptSession(Anna, AcceptedHow.GetNext))
        .Do(From(Anna, "Did the article help?"))
        .Do(new EndSession(Visitor))
        .Do(new DeleteSession(Author.Of(Anna)));

    private static SampleSession Solved(SampleSession session) => session
        .Do(Start() with { Entry = SessionStatus.PreChatForm, Customer = null, Question = null })
        .Do(new SubmitPreChat(Kari, true, null, SessionStatus.FaqSuggestion, ["returns"]))
        .Do(new AnswerFaq(Solved: true));

    private static SampleSession Bot(SampleSession session) => session
        .Do(Start())
        .Do(new SwitchBot(true, "Robo"))
        .Do(new SendMessage(new(AuthorKind.Bot, "Robo"), "I am a bot."))
        .Do(From("A person, please"))
        .Do(new SwitchBot(false, "Robo"))
        .Do(new AcceptSession(Anna, AcceptedHow.Picked))
        .Do(new SendMessage(Author.System, "Anna is on the phone."))
        .Do(From(Anna, "Back."))
        .Do(new EndSession(Visitor));

    private static SampleSession Warned(SampleSession session) => session
        .Do(Start())
        .Do(new TickSession(), afterSeconds: 61)
        .Refuse(From(Anna, "Too early"))
        .Do(new AcceptSession(Anna, AcceptedHow.Picked))
        .Do(From("My number is 1234"))
        .Do(new DeleteMessage(session.Seq, Visitor))
        .Do(new TickSession(), afterSeconds: 121)
        .Do(From(Anna, "Wrong words"))
        .Do(new DeleteMessage(session.Seq, Author.Of(Anna)))
        .Do(From(Anna, "Right words"))
        .Do(From("Thanks"))
        .Do(From(Anna, "Bye"))
        .Do(new TickSession(), afterSeconds: 3_600);

    private static SampleSession TakenBack(SampleSession session) => session
        .Do(Start())
        .Do(new AcceptSession(Anna, AcceptedHow.Picked))
        .Do(From(Anna, "Hi!"))
        .Do(new EndSession(Author.Of(Anna)))
        .Do(new ReopenSession(Author.Of(Anna), AgentPresent: true))
        .Do(From("Are you there?"))
        .Do(new EndSession(Author.Of(Anna)))
        .Do(new ReopenSession(Author.Of(Anna), AgentPresent: true))
        .Do(From(Anna, "Yes"))
        .Do(new EndSession(Visitor));

    private static SampleSession Noted(SampleSession session) => session
        .Do(Start())
        .Do(new AddNote(Anna, "A regular", [Bjorn]))
        .Do(new AcceptSession(Anna, AcceptedHow.GetNext))
        .Do(new SendWhisper(Bjorn, "Offer a refund"))
        .Do(new MarkRead(Author.Of(Anna), session.Seq))
        .Do(new ChangeTags(Anna, [Refund, Angry], []))
        .Do(From("And?"))
        .Do(new MarkRead(Author.Of(Anna), session.Seq))
        .Do(new ChangeTags(Bjorn, [], [Angry]))
        .Do(From(Anna, "It is on its way back"))
        .Do(new MarkRead(Visitor, session.Seq))
        .Do(new EndSession(Visitor))
        .Do(new AddNote(Bjorn, "Refunded", []))
        .Do(new DeleteSession(Author.Of(Anna)));

    private static StartSession Start() =>
        new(SampleSession.Channel, new("visitor"), new("en", "https://shop.example/cart"), Kari, Consent: true, "Where is my parcel?");

    private static SendMessage From(string text) => new(Visitor, text);

    private static SendMessage From(AgentRef agent, string text) => new(Author.Of(agent), text);
}
