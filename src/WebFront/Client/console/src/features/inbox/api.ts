import type { InboxView, ReadInboxRequest } from '@orleans-chat/shared';
import { call } from '../../lib/http';

export const inboxApi = {
  newest: (before?: string) => call<InboxView>('GET', `/api/inbox${before === undefined ? '' : `?before=${encodeURIComponent(before)}`}`),
  read: (request: ReadInboxRequest) => call<unknown>('POST', '/api/inbox/read', request),
};
