namespace OrleansChat.Sessions;

/// <summary>What a message is (requirement S3). Transitions such as "transferred" are events of their own.</summary>
public enum MessageKind
{
    Text = 0,
    Welcome = 1,
    Link = 2,
    File = 3,
    Options = 4,
    OptionClicked = 5,
    FaqQuestion = 6,
    Error = 7,
}
