import { browserStorage, newMessageId } from '@orleans-chat/shared';
import { create } from 'zustand';
import { useAgent } from '../../agent';
import type { Mode } from './modes';

/** What is written and not saved, and the id under which it is being saved: asked again, the server saves it once. */
interface NoteDraft {
  readonly text: string;
  readonly messageId: string;
  /** Colleagues picked for it, by the name that stands in the text. */
  readonly picked: Readonly<Record<string, string>>;
}

const PREFIX = 'orleans-chat.console.note.';
const storage = browserStorage(() => sessionStorage);

/** By agent, chat and mode: never the draft of a reply. */
export const useNoteDrafts = create<Readonly<Record<string, NoteDraft>>>()(() =>
  Object.fromEntries(storage.keys().filter((key) => key.startsWith(PREFIX)).flatMap((key) => {
    const draft = parse(storage.getItem(key));
    return draft === null ? [] : [[key.slice(PREFIX.length), draft]];
  })));

export const noteKey = (sessionId: string, mode: Mode): string => `${useAgent.getState().me?.id}.${sessionId}.${mode}`;

export const fresh = (): NoteDraft => ({ text: '', messageId: newMessageId(), picked: {} });

/** Other words are another note. */
export function keepNote(key: string, change: Partial<Omit<NoteDraft, 'messageId'>>): void {
  const before = useNoteDrafts.getState()[key] ?? fresh();
  const text = change.text ?? before.text;
  const draft = { ...before, ...change, messageId: text === before.text ? before.messageId : newMessageId() };
  useNoteDrafts.setState({ [key]: draft });
  storage.setItem(PREFIX + key, JSON.stringify(draft));
}

/** It is saved. What was written meanwhile stays. */
export function settleNote(key: string, messageId: string): void {
  if (useNoteDrafts.getState()[key]?.messageId === messageId) {
    useNoteDrafts.setState({ [key]: fresh() });
    storage.removeItem(PREFIX + key);
  }
}

function parse(value: string | null): NoteDraft | null {
  try {
    const draft = JSON.parse(value ?? 'null') as Partial<NoteDraft> | null;
    return typeof draft?.text === 'string' && typeof draft.messageId === 'string' ? { ...fresh(), ...draft } : null;
  } catch {
    return null; // Somebody else wrote there.
  }
}
