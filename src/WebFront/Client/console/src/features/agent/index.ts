export { AgentConnection } from './AgentConnection';
export { agentApi, endedBy } from './api';
export { LostBanner } from './LostBanner';
export { Presence } from './Presence';
export {
  answerable, attention, awaiting, boardsMissing, completed, figures, follows, handling, incoming, limitsOf, may, offered, ongoing,
  orphaned, owed, waiting,
} from './selectors';
export { useAgent, type AgentState } from './store';
export type { Threads } from './threads';
export { useChannelName, useChannelNames } from './useChannelName';
export { useClient, useReadMissing, useSetPresence } from './useClient';
export { useNow } from './useNow';
