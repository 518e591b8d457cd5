import { createContext, useCallback, useContext } from 'react';
import { toastRefusal } from '../../ui/toasts';
import type { AgentClient } from './client';
import { useAgent, withBoard } from './store';

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

/** Asks at once for lists that could not be read, instead of with the next heartbeat. */
export function useReadMissing(): () => Promise<void> {
  const client = useClient();
  return useCallback(async () => {
    const { me, boards } = useAgent.getState();
    const missing = (me?.channels ?? []).filter(({ id }) => boards[id] === undefined);
    await Promise.all(missing.map(async ({ id }) => {
      const { ok } = await client.ask((hub) => hub.board(id));
      if (ok !== null) {
        useAgent.setState((state) => withBoard(state, ok));
      }
    }));
  }, [client]);
}
