import { newMessageId, type DocumentView } from '@orleans-chat/shared';
import type { useClient } from '../agent';

/** Sends the latest version to the customer of a chat: shown at once, and kept until it is acknowledged, as any message. */
export const sendDocument = (client: ReturnType<typeof useClient>, sessionId: string, { id, file }: DocumentView): void =>
  client.threads.writeFile(sessionId, file, newMessageId(), id);
