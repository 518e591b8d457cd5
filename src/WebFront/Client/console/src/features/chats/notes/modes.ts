import { create } from 'zustand';
import { noteTextOf } from './noteDrafts';

/** What is written at the foot of a conversation: to the customer, or to colleagues. */
export type Mode = 'reply' | 'note' | 'whisper';

interface Modes {
  /** By chat; absent: to the customer. */
  readonly of: Readonly<Record<string, Mode>>;
  /** The field that somebody asked for and that has not got the focus yet; another object each time. */
  readonly wanted: { readonly sessionId: string; readonly mode: Mode } | null;
}

export const useModes = create<Modes>()(() => ({ of: {}, wanted: null }));

export const useMode = (sessionId: string): Mode => useModes((modes) => modes.of[sessionId] ?? 'reply');

export const setMode = (sessionId: string, mode: Mode): void =>
  useModes.setState((modes) => ({ of: { ...modes.of, [sessionId]: mode }, wanted: { sessionId, mode } }));

/** To the note and back. */
export const toggleNote = (sessionId: string): void =>
  setMode(sessionId, (useModes.getState().of[sessionId] ?? 'reply') === 'note' ? 'reply' : 'note');

/** Whether the field of this mode was asked for; true once for each time. */
export function takeWanted(sessionId: string, mode: Mode): boolean {
  const { wanted } = useModes.getState();
  const asked = wanted?.sessionId === sessionId && wanted.mode === mode;
  if (asked) {
    useModes.setState({ wanted: null });
  }
  return asked;
}

let handled = 0;

/** Whether the chat was opened to write in it (`write`, see the view) since this was asked last. */
export function takeWrite(write: number): boolean {
  const asked = write > handled;
  handled = Math.max(handled, write);
  return asked;
}

/** Who comes back later means the customer, unless there are words for colleagues that are not saved. */
export function leave(sessionId: string): void {
  const { of, wanted } = useModes.getState();
  const mode = of[sessionId] ?? 'reply';
  const kept = mode !== 'reply' && noteTextOf(sessionId, mode) !== '';
  useModes.setState({
    of: kept || mode === 'reply' ? of : { ...of, [sessionId]: 'reply' },
    wanted: wanted?.sessionId === sessionId ? null : wanted,
  });
}
