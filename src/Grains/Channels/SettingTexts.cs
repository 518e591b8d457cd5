using OrleansChat.Unicode;

namespace OrleansChat.Channels;

/// <summary>How the texts of settings that passed <see cref="ChannelSettingsRules"/> are stored.</summary>
internal static class SettingTexts
{
    /// <summary>Names without what nobody sees or what turns the text around them; a text that shows nothing is none.</summary>
    public static ChannelSettings Tidied(this ChannelSettings settings) => settings with
    {
        Name = VisibleText.Name(settings.Name),
        Header = VisibleText.Name(settings.Header),
        Window = settings.Window with
        {
            Header = VisibleText.NameOrNull(settings.Window.Header),
            Message = Shown(settings.Window.Message),
            QueueMessage = Shown(settings.Window.QueueMessage),
        },
        Offline = settings.Offline with
        {
            Header = VisibleText.NameOrNull(settings.Offline.Header),
            Message = Shown(settings.Offline.Message),
            Category = VisibleText.NameOrNull(settings.Offline.Category),
        },
        PreChat = settings.PreChat with { Message = Shown(settings.PreChat.Message), ConsentText = Shown(settings.PreChat.ConsentText) },
        PostChatForm = settings.PostChatForm with
        {
            Header = VisibleText.NameOrNull(settings.PostChatForm.Header),
            Message = Shown(settings.PostChatForm.Message),
            RatingText = Shown(settings.PostChatForm.RatingText),
        },
        Bot = settings.Bot with { Name = VisibleText.Name(settings.Bot.Name) },
    };

    private static string? Shown(string? text) => VisibleText.IsBlank(text) ? null : text;
}
