import type {
  AuditPage, ChannelPreview, ChannelSettings, ChannelView, CopyChannelRequest,
  LogoView, OpenChatsView, SaveChannelRequest, VersionedSettings,
} from '@orleans-chat/shared';
import { call } from '../../lib/http';

const ALL = '/api/admin/channels';
const at = (id: string, rest = '') => `${ALL}/${encodeURIComponent(id)}${rest}`;

/** Where the picture with this id is. */
export const logoAddress = (id: string): string => `/logos/${id.replaceAll('-', '')}`;

export const channelsApi = {
  all: () => call<ChannelView[]>('GET', ALL),
  add: (request: SaveChannelRequest) => call<ChannelView>('POST', ALL, request),
  copy: (id: string, request: CopyChannelRequest) => call<ChannelView>('POST', at(id, '/copies'), request),
  openChats: (id: string) => call<OpenChatsView>('GET', at(id, '/chats')),
  remove: (id: string) => call<unknown>('DELETE', at(id)),
  settings: (id: string) => call<VersionedSettings>('GET', at(id, '/settings')),
  replace: (id: string, change: VersionedSettings) => call<VersionedSettings>('PUT', at(id, '/settings'), change),
  preview: (id: string, settings: ChannelSettings) => call<ChannelPreview>('POST', at(id, '/preview'), settings),
  /** Who changed its settings, from the audit log, by its id: names change. */
  changes: (id: string) =>
    call<AuditPage>('GET', `/api/admin/audit?${new URLSearchParams({ subject: id, kind: 'channel.changed' }).toString()}`),
  addLogo: (data: string) => call<LogoView>('POST', '/api/admin/logos', { data }),
};
