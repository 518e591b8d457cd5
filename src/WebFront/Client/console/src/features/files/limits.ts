import type { FileLimitsView } from '@orleans-chat/shared';
import type { AgentState } from '../agent';

/** Which files may be sent in a chat; null: none, or not known. */
export const limitsIn = ({ me, rows }: AgentState, sessionId: string): FileLimitsView | null =>
  me?.channels.find(({ id }) => id === rows[sessionId]?.channelId)?.files ?? null;
