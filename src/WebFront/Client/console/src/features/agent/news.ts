import type { AgentNews } from '@orleans-chat/shared';
import type { AgentState } from './store';

/** There is, or may be, something new of the agent's own. */
export const withNews = ({ news }: AgentState, ...what: readonly AgentNews[]): Partial<AgentState> =>
  ({ news: { ...news, ...Object.fromEntries(what.map((each) => [each, news[each] + 1])) } });
