/** Names in the browser's storage; the loader looks for chat, start and open, the widget owns them all. One set per channel. */
export const visitorKeys = (channel: string) => {
  const prefix = `orleans-chat.${channel}.`;
  return {
    chat: `${prefix}chat`,
    visitor: `${prefix}visitor`,
    start: `${prefix}start`,
    open: `${prefix}open`,
    draft: `${prefix}draft`,
    outbox: (sessionId: string) => `${prefix}out.${sessionId}.`,
  };
};
