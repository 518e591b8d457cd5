import { createContext, useCallback, useContext } from 'react';
import { toastRefusal } from '../../ui/toasts';
import type { AgentClient } from './client';

export const AgentContext = createContext<AgentClient | null>(null);

export function useClient(): AgentClient {
  const client = useContext(AgentContext);
  if (client === null) {
    throw new Error('Outside the signed-in console');
  }
  return client;
}

/** Sets the agent's own presence, with the refusal said where there is one. */
export function useSetPresence(): (presence: 'present' | 'away') => Promise<void> {
  const client = useClient();
  return useCallback(async (presence) => void toastRefusal(await client.setPresence(presence)), [client]);
}
