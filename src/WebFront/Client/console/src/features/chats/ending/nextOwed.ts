import type { SessionRow } from '@orleans-chat/shared';
import { owed, useAgent, type AgentState } from '../../agent';
import { showChat } from '../view';

/** Of the agent's other chats the one that has waited longest for an answer. */
export const nextOwed = (state: AgentState, sessionId: string): SessionRow | undefined => owed(state).find(({ id }) => id !== sessionId);

/** Goes on to whoever has waited longest; where nobody waits, the agent stays. */
export function showNextOwed(sessionId: string): void {
  const next = nextOwed(useAgent.getState(), sessionId);
  if (next !== undefined) {
    showChat(next.id);
  }
}
