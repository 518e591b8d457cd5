import type {
  ChannelGrant, InvitationView, InviteRequest, LinkRequest, PersonChats, PersonView, ResetLinkView,
} from '@orleans-chat/shared';
import { call } from '../../lib/http';

const at = (id: string, rest = '') => `/api/admin/people/${encodeURIComponent(id)}${rest}`;

export const peopleApi = {
  all: () => call<PersonView[]>('GET', '/api/admin/people'),
  invite: (request: InviteRequest) => call<InvitationView>('POST', '/api/admin/people', request),
  renew: (id: string, request: LinkRequest) => call<InvitationView>('POST', at(id, '/invitation'), request),
  withdraw: (id: string) => call<unknown>('DELETE', at(id)),
  chats: (id: string) => call<PersonChats>('GET', at(id, '/chats')),
  disable: (id: string, on: boolean) => call<PersonView>('PUT', at(id, '/disabled'), { on }),
  administrator: (id: string, on: boolean) => call<PersonView>('PUT', at(id, '/administrator'), { on }),
  knowledgeEditor: (id: string, on: boolean) => call<PersonView>('PUT', at(id, '/knowledge-editor'), { on }),
  permit: (id: string, channels: readonly ChannelGrant[]) => call<PersonView>('PUT', at(id, '/channels'), { channels }),
  unlock: (id: string) => call<PersonView>('POST', at(id, '/unlock')),
  signOut: (id: string) => call<PersonView>('POST', at(id, '/sign-out')),
  removeSecondFactor: (id: string) => call<PersonView>('POST', at(id, '/second-factor/remove')),
  resetLink: (id: string, request: LinkRequest) => call<ResetLinkView>('POST', at(id, '/reset-link'), request),
};
