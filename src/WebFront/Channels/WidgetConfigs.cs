using OrleansChat.Edge.Contracts;
using OrleansChat.Files;

namespace OrleansChat.Channels;

/// <summary>From a channel's settings to what its widget shows.</summary>
internal static class WidgetConfigs
{
    public static WidgetConfig Of(ChannelId id, ChannelSettings settings) => new(
        id.ToString(),
        settings.Header,
        settings.Color,
        settings.Language,
        settings.TypingPreview,
        Style(settings.Look),
        new(settings.Window.Header, settings.Window.Message, settings.Window.QueueMessage),
        settings.PreChat is { On: true } form ? new(form.Message, Fields(form.Fields), form.ConsentText, form.ConsentLink) : null,
        new(settings.Offline.Header, settings.Offline.Message),
        settings.PostChat ? PostChat(settings.PostChatForm) : null,
        settings.VisitorsDelete ? (int?)settings.DeleteWindow?.TotalSeconds : null,
        settings.Files.Visitors ? FileViews.Limits(settings.Files) : null);

    public static EmbedLook Embed(ChannelId id, KnownSettings known) => new(
        id.ToString(),
        known.Deleted ? null : known.Settings.Header,
        known.Settings.Color,
        known.Settings.Language,
        PartColors(known.Settings.Look.Badge),
        known.Settings.Look.Font,
        known.Deleted);

    private static StyleView Style(WidgetLook look) => new(
        WireNames.Of(look.Theme),
        PartColors(look.Badge),
        PartColors(look.Button),
        PartColors(look.CustomerMessage),
        PartColors(look.AgentMessage),
        look.Font,
        look.FontSize,
        LogoAddress.Of(look.Logo));

    private static PartColorsView PartColors(PartColors paint) => new(paint.Background, paint.Text);

    private static FieldsView Fields(FormFields fields) => new(
        WireNames.Of(fields.Name),
        WireNames.Of(fields.Email),
        WireNames.Of(fields.Company),
        WireNames.Of(fields.Phone),
        WireNames.Of(fields.Country));

    private static PostChatView PostChat(PostChatForm form) => new(form.Header, form.Message, form.Rating, form.RatingText);
}
