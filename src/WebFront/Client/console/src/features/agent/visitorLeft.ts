import type { VisitorPush } from '@orleans-chat/shared';
import type { AgentState } from './store';
import { without } from './without';

/** The customer has closed their last window, or is back. */
export const withVisitor = ({ visitorLeft }: AgentState, { sessionId, leftAt }: VisitorPush): Partial<AgentState> =>
  ({ visitorLeft: leftAt ? { ...visitorLeft, [sessionId]: leftAt } : without(visitorLeft, sessionId) });
