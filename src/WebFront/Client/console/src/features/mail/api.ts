import type { MailSettingsView, MailSetup, OutgoingMailView, SaveMailRequest, TestMailRequest } from '@orleans-chat/shared';
import { call } from '../../lib/http';

export const mailApi = {
  setup: () => call<MailSetup>('GET', '/api/admin/mail'),
  save: (request: SaveMailRequest) => call<MailSettingsView>('PUT', '/api/admin/mail', request),
  remove: () => call<unknown>('DELETE', '/api/admin/mail'),
  test: (request: TestMailRequest) => call<unknown>('POST', '/api/admin/mail/test', request),
  outbox: () => call<OutgoingMailView[]>('GET', '/api/admin/mail/outbox'),
  retry: (id: string) => call<unknown>('POST', `/api/admin/mail/outbox/${encodeURIComponent(id)}/retry`),
};
