namespace OrleansChat.Sessions;

/// <summary>
/// What a message is (requirement S3). Transitions such as "transferred" are events of their own. Each says who may see it.
/// </summary>
public enum MessageKind
{
    [VisibleTo(Viewers.Everybody)] Text = 0,
    [VisibleTo(Viewers.Everybody)] Welcome = 1,
    [VisibleTo(Viewers.Everybody)] Link = 2,
    [VisibleTo(Viewers.Everybody)] File = 3,
    [VisibleTo(Viewers.Everybody)] Options = 4,
    [VisibleTo(Viewers.Everybody)] OptionClicked = 5,
    [VisibleTo(Viewers.Everybody)] FaqQuestion = 6,
    [VisibleTo(Viewers.Everybody)] Error = 7,
}
