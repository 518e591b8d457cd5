import { browserStorage } from '@orleans-chat/shared';
import { create } from 'zustand';

const PREFIX = 'orleans-chat.console.draft.';
const storage = browserStorage(() => sessionStorage);

const stored = storage.keys().filter((key) => key.startsWith(PREFIX));

/** What is written but not sent, per chat; survives a reload of the tab. */
export const useDrafts = create<Readonly<Record<string, string>>>()(() => Object.fromEntries(
  stored.map((key) => [key.slice(PREFIX.length), storage.getItem(key) ?? '']),
));

export function keepDraft(sessionId: string, text: string): void {
  useDrafts.setState({ [sessionId]: text });
  if (text === '') {
    storage.removeItem(PREFIX + sessionId);
  } else {
    storage.setItem(PREFIX + sessionId, text);
  }
}
