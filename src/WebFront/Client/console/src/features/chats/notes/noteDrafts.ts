import { browserStorage, newMessageId } from '@orleans-chat/shared';
import { create } from 'zustand';
import { useAgent } from '../../agent';
import { draftOf, keepDraft, useDraft } from '../drafts';
import type { Mode } from './modes';

export type NoteMode = Exclude<Mode, 'reply'>;

/** What this tab alone has of words to colleagues. */
interface Kept {
  /** Of a whisper; the text of a note is a draft as that of a reply is, which the server has too. */
  readonly text: string;
  /** The text that was last sent, and its id: sent again as it is, the server saves it once. */
  readonly sent: { readonly text: string; readonly messageId: string } | null;
  /** Colleagues picked for it, by the name that stands in the text. */
  readonly picked: Readonly<Record<string, string>>;
}

const PREFIX = 'orleans-chat.console.note.';
const storage = browserStorage(() => sessionStorage);
const none: Kept = { text: '', sent: null, picked: {} };

/** By agent, chat and mode. */
const useKept = create<Readonly<Record<string, Kept>>>()(() =>
  Object.fromEntries(storage.keys().filter((key) => key.startsWith(PREFIX)).map((key) =>
    [key.slice(PREFIX.length), parse(storage.getItem(key))])));

const keyOf = (sessionId: string, mode: NoteMode): string => `${useAgent.getState().me?.id}.${sessionId}.${mode}`;

const keptAt = (sessionId: string, mode: NoteMode): Kept => useKept.getState()[keyOf(sessionId, mode)] ?? none;

export const noteTextOf = (sessionId: string, mode: NoteMode): string =>
  (mode === 'note' ? draftOf(sessionId, 'note') : keptAt(sessionId, mode).text);

export function useNoteText(sessionId: string, mode: NoteMode): string {
  const note = useDraft(sessionId, 'note');
  const whisper = useKept(() => keptAt(sessionId, 'whisper').text);
  return mode === 'note' ? note : whisper;
}

export function keepNote(sessionId: string, mode: NoteMode, text: string): void {
  if (mode === 'note') {
    keepDraft(sessionId, text, 'note');
  } else {
    keep(sessionId, mode, { text });
  }
}

export const pickedFor = (sessionId: string, mode: NoteMode): Kept['picked'] => keptAt(sessionId, mode).picked;

export const keepPicked = (sessionId: string, mode: NoteMode, name: string, id: string): void =>
  keep(sessionId, mode, { picked: { ...pickedFor(sessionId, mode), [name]: id } });

/** The id under which the text goes: other words are another note. */
export function sendingId(sessionId: string, mode: NoteMode, text: string): string {
  const { sent } = keptAt(sessionId, mode);
  const messageId = sent?.text === text ? sent.messageId : newMessageId();
  keep(sessionId, mode, { sent: { text, messageId } });
  return messageId;
}

/** It is saved. What was written on meanwhile stays. */
export function settleNote(sessionId: string, mode: NoteMode, saved: string): void {
  const now = noteTextOf(sessionId, mode);
  if (now.startsWith(saved)) {
    keepNote(sessionId, mode, now.slice(saved.length).trimStart());
  }
  forgetSent(sessionId, mode);
  if (noteTextOf(sessionId, mode) === '') {
    keep(sessionId, mode, none);
  }
}

/** It was refused for good under this id. */
export const forgetSent = (sessionId: string, mode: NoteMode): void => keep(sessionId, mode, { sent: null });

function keep(sessionId: string, mode: NoteMode, change: Partial<Kept>): void {
  const key = keyOf(sessionId, mode);
  const kept = { ...keptAt(sessionId, mode), ...change };
  useKept.setState({ [key]: kept });
  if (kept.text === '' && kept.sent === null && Object.keys(kept.picked).length === 0) {
    storage.removeItem(PREFIX + key);
  } else {
    storage.setItem(PREFIX + key, JSON.stringify(kept));
  }
}

function parse(value: string | null): Kept {
  try {
    return { ...none, ...(JSON.parse(value ?? '{}') as Partial<Kept>) };
  } catch {
    return none; // Somebody else wrote there.
  }
}
