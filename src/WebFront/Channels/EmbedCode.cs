namespace OrleansChat.Channels;

/// <summary>The line that a website needs.</summary>
internal static class EmbedCode
{
    public static string For(ChannelId channel, string site) =>
        $"<script src=\"{site}/widget.js?channel={channel}\" defer></script>";
}
