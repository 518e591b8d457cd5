import type { DraftMode } from '@orleans-chat/shared';
import { useEffect } from 'react';
import { useAgent, useClient } from '../../agent';
import { DraftSync } from './DraftSync';
import { draftAt, holdDraft, keyOf, useDrafts } from './store';

export { keepDraft } from './store';

/** What the agent who is signed in has written but not sent in this chat. */
export const draftOf = (sessionId: string, mode: DraftMode = 'reply'): string => draftAt(keyOf(sessionId, mode)).text;

export function useDraft(sessionId: string, mode: DraftMode = 'reply'): string {
  useAgent((state) => state.me?.id); // Another agent has other drafts.
  return useDrafts(() => draftOf(sessionId, mode));
}

/** The field in which the draft is written has the focus, or not any more. */
export const writing = (sessionId: string, mode: DraftMode = 'reply') => ({
  onFocus: () => holdDraft(keyOf(sessionId, mode)),
  onBlur: () => holdDraft(null),
});

/** For as long as chats are shown: their drafts come from the server, and go there. */
export function useDraftSync(): void {
  const client = useClient();
  useEffect(() => {
    const sync = new DraftSync(client);
    void sync.load();
    return () => sync.stop();
  }, [client]);
}
