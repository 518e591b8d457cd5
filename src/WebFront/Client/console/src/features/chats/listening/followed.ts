import { browserStorage } from '@orleans-chat/shared';

const PREFIX = 'orleans-chat.console.followed.';
const storage = browserStorage(() => sessionStorage);

/** Chats of others that the agent looked at when the page was left. */
export const rememberedFor = (agentId: string): readonly string[] => (storage.getItem(PREFIX + agentId) ?? '').split(' ').filter(Boolean);

export function rememberFor(agentId: string, sessionIds: readonly string[]): void {
  if (sessionIds.length === 0) {
    storage.removeItem(PREFIX + agentId);
  } else {
    storage.setItem(PREFIX + agentId, sessionIds.join(' '));
  }
}
