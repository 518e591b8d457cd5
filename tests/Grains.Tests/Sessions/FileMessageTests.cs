using OrleansChat.Files;
using OrleansChat.Results;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

/// <summary>Files as messages: the rules of texts hold for them, and what is deleted names no file any more.</summary>
public class FileMessageTests
{
    private static readonly FileRef Photo = new(new(Guid.NewGuid()), "Foto.jpg", "image/jpeg", 7_000, 640, 480);

    [Fact]
    public void SendMessage_OfAFile_CountsAsAMessageWithItsName()
    {
        var script = WithAnna().Must(File(Author.Customer("Kari"), Photo));

        Assert.Equal((SessionStatus.CustomerLast, "Foto.jpg"), (script.Summary.Status, script.Summary.LastMessage));
        Assert.Equal(Photo, Assert.IsType<MessageSent>(script.Log[^1].Body).File);
    }

    [Fact]
    public void SendMessage_OfAFileThatIsNotThere_IsRefused() =>
        Assert.Equal(RefusalCodes.FileNotFound, Refused(WithAnna(), File(Author.Customer("Kari"), null)));

    [Fact]
    public void SendMessage_OfATextWithAFile_IsRefused() =>
        Assert.Equal(
            RefusalCodes.InvalidInput, Refused(WithAnna(), new SendMessage(Author.Customer("Kari"), "Hei", MessageKind.Text, Photo)));

    [Fact]
    public void SendMessage_OfAFileAfterTheEnd_IsRefused()
    {
        var script = WithAnna().Must(new EndSession(Author.Of(Anna)));

        Assert.Equal(RefusalCodes.Ended, Refused(script, File(Author.Customer("Kari"), Photo)));
    }

    [Fact]
    public void DeleteMessage_OfAFile_NamesItNoMore()
    {
        var script = WithAnna().Must(File(Author.Of(Anna), Photo));
        var seq = script.Session.Seq;

        script.Must(new DeleteMessage(seq, Author.Of(Anna)));

        var left = Assert.IsType<MessageSent>(script.Log.Single(logged => logged.Seq == seq).Body);
        Assert.Equal(("", null, MessageKind.File), (left.Text, left.File, left.Kind));
        Assert.Null(script.Summary.LastMessage);
    }

    private static SendMessage File(Author by, FileRef? file) =>
        new(by, file?.Name ?? "", MessageKind.File, file) { MessageId = MessageId.New() };

    private static string? Refused(SessionScript script, SessionCommand command) => script.Do(command).Refusal?.Code;
}
