import { t } from 'i18next';
import { createContext, useContext, useMemo } from 'react';
import type { AgentClient } from './client';
import { useAgent } from './store';
import { say, sayRefused } from '../../ui/toasts';
import { showChat } from '../chats/view';

export const AgentContext = createContext<AgentClient | null>(null);

export function useClient(): AgentClient {
  const client = useContext(AgentContext);
  if (client === null) {
    throw new Error('Outside the signed-in console');
  }
  return client;
}

/** What the agent can do from several places, with the refusal said where there is one. */
export function useActions() {
  const client = useClient();
  return useMemo(() => ({
    getNext: async (channelId: string | null) => follow(await client.getNext(channelId)),
    accept: async (sessionId: string) => follow(await client.accept(sessionId)),
    end: async (sessionId: string) => !sayRefused(await client.end(sessionId)),
    setPresence: async (presence: 'present' | 'away') => !sayRefused(await client.setPresence(presence)),
  }), [client]);
}

/** Whoever is Away may take chats all the same, but not without knowing it. */
function follow(taken: Awaited<ReturnType<AgentClient['getNext']>>): void {
  if ('code' in taken) {
    sayRefused(taken);
  } else {
    showChat(taken.id);
    if (useAgent.getState().me?.presence === 'away') {
      say(t('away.took'));
    }
  }
}
