import { browserStorage, renewal, signalRSockets } from '@orleans-chat/shared';
import { useEffect, useState, type ReactNode } from 'react';
import { AgentClient } from './client';
import { forgetAgent, useAgent } from './store';
import { AgentContext } from './useClient';

/** How often the server hears from the console at least: it decides by that who is present. */
const PING_MS = 4_000;

/** One connection for as long as the console of a signed-in agent shows. */
export function AgentConnection({ children }: { children: ReactNode }) {
  const [client] = useState(() => new AgentClient(
    useAgent, signalRSockets(new URL('/hubs/agent', location.href).href, true, PING_MS), undefined,
    renewal(browserStorage(() => sessionStorage), 'orleans-chat.console.renewed', () => location.reload()),
  ));
  useEffect(() => {
    client.start();
    return () => {
      client.stop();
      forgetAgent();
    };
  }, [client]);
  return <AgentContext.Provider value={client}>{children}</AgentContext.Provider>;
}
