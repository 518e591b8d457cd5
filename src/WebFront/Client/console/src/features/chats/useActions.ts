import { t } from 'i18next';
import { useMemo } from 'react';
import { toast, toastRefusal } from '../../ui/toasts';
import { useAgent, useClient } from '../agent';
import { arriving } from './arriving';

type Taken = Awaited<ReturnType<ReturnType<typeof useClient>['getNext']>>;

/** What the agent can do with chats from several places, with the refusal said where there is one. */
export function useActions() {
  const client = useClient();
  return useMemo(() => ({
    getNext: async (channelId: string | null) => follow(arriving(), await client.press.once('next', () => client.getNext(channelId))),
    accept: async (sessionId: string) => follow(arriving(), await client.press.once(sessionId, () => client.accept(sessionId))),
  }), [client]);
}

/** Whoever is Away may take chats all the same, but not without knowing it. */
function follow(show: (sessionId: string) => void, taken: Taken | null): void {
  if (taken === null) {
    return;
  }
  if ('code' in taken) {
    toastRefusal(taken);
  } else {
    show(taken.id);
    if (useAgent.getState().me?.presence === 'away') {
      toast(t('away.took'));
    }
  }
}
