import { browserStorage } from '@orleans-chat/shared';
import { create } from 'zustand';
import { useAgent } from '../agent';

const PREFIX = 'orleans-chat.console.draft.';
const storage = browserStorage(() => sessionStorage);

const stored = storage.keys().filter((key) => key.startsWith(PREFIX));

/** What is written but not sent, per agent and chat; survives a reload of the tab. */
const useDrafts = create<Readonly<Record<string, string>>>()(() => Object.fromEntries(
  stored.map((key) => [key.slice(PREFIX.length), storage.getItem(key) ?? '']),
));

const keyOf = (agentId: string | undefined, sessionId: string): string => `${agentId}.${sessionId}`;

/** What the agent who is signed in has written but not sent in this chat. */
export function draftOf(sessionId: string): string {
  return useDrafts.getState()[keyOf(useAgent.getState().me?.id, sessionId)] ?? '';
}

export function useDraft(sessionId: string): string {
  useAgent((state) => state.me?.id); // Another agent has other drafts.
  return useDrafts(() => draftOf(sessionId));
}

export function keepDraft(sessionId: string, text: string): void {
  const key = keyOf(useAgent.getState().me?.id, sessionId);
  useDrafts.setState({ [key]: text });
  if (text === '') {
    storage.removeItem(PREFIX + key);
  } else {
    storage.setItem(PREFIX + key, text);
  }
}
