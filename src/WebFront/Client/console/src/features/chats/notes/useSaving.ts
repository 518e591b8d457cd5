import type { ColleagueView, RefusalView } from '@orleans-chat/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalOf } from '../../../lib/queries';
import { useClient } from '../../agent';
import { mentioned } from './mentions';
import { forgetSent, noteTextOf, pickedFor, sendingId, settleNote, type NoteMode } from './noteDrafts';
import { colleagues } from './useColleagues';

/** Saves the draft, which stays until the server has said that it has it. */
export function useSaving(sessionId: string, mode: NoteMode) {
  const client = useClient();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  /** Nobody would be told of a note whose names mean nobody yet. */
  const known = async (text: string): Promise<readonly ColleagueView[]> =>
    (mode === 'note' && text.includes('@') ? queries.ensureQueryData(colleagues) : []);
  const send = async (text: string): Promise<RefusalView | null> => {
    let all: readonly ColleagueView[];
    try {
      all = await known(text);
    } catch (error) {
      const missing = refusalOf(error as Error);
      if (missing === null) {
        throw error;
      }
      return missing;
    }
    const written = { sessionId, messageId: sendingId(sessionId, mode, text), text: text.trim() };
    const { refused } = await client.ask((hub) => (mode === 'note'
      ? hub.addNote({ ...written, mentions: [...mentioned(text, all, pickedFor(sessionId, mode))] }) : hub.whisper(written)));
    if (refused === null) {
      settleNote(sessionId, mode, text);
    } else if (!refused.retryAfterMs && !refused.code.startsWith('local.')) {
      forgetSent(sessionId, mode);
    }
    return refused;
  };
  const save = async () => {
    setBusy(true);
    try {
      setRefusal(await send(noteTextOf(sessionId, mode)));
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, refusal };
}
