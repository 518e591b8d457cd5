import { create } from 'zustand';

/** What is written at the foot of a conversation: to the customer, or to colleagues. */
export type Mode = 'reply' | 'note' | 'whisper';

interface Modes {
  /** By chat; absent: to the customer. */
  readonly of: Readonly<Record<string, Mode>>;
  /** The chat in which somebody asked for the field of a mode that has not got the focus yet. */
  readonly wanted: string | null;
}

export const useModes = create<Modes>()(() => ({ of: {}, wanted: null }));

export const useMode = (sessionId: string): Mode => useModes((modes) => modes.of[sessionId] ?? 'reply');

export const setMode = (sessionId: string, mode: Mode): void =>
  useModes.setState((modes) => ({ of: { ...modes.of, [sessionId]: mode }, wanted: sessionId }));

/** To the note and back. */
export const toggleNote = (sessionId: string): void =>
  setMode(sessionId, (useModes.getState().of[sessionId] ?? 'reply') === 'note' ? 'reply' : 'note');
