/** For whoever sets the website up; visitors read other words. */
export const notAllowed = (origin: string): string =>
  `Orleans.Chat: ${origin} may not show this chat. Add it to the channel's Allowed origins (Settings, Channels, Embed code, “Websites that may show this chat”).`;
