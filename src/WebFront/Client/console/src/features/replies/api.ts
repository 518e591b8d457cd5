import type {
  AddQuickReplyRequest, AddTemplateRequest, ChangeQuickReplyRequest, ChangeTemplateRequest, MoveFolderRequest, QuickReplyView, ReplyKind,
  ReplyLibrary, TemplateView,
} from '@orleans-chat/shared';
import { call } from '../../lib/http';

export const repliesApi = {
  all: () => call<ReplyLibrary>('GET', '/api/replies'),
  count: (kind: ReplyKind, id: string) => call<unknown>('POST', '/api/replies/uses', { kind, id }),
  setFavourite: (kind: ReplyKind, id: string, on: boolean) => call<unknown>('POST', '/api/replies/favourites', { kind, id, on }),
  add: (request: AddQuickReplyRequest) => call<QuickReplyView>('POST', '/api/quick-replies', request),
  change: (id: string, request: ChangeQuickReplyRequest) => call<QuickReplyView>('PUT', `/api/quick-replies/${id}`, request),
  remove: (id: string) => call<unknown>('DELETE', `/api/quick-replies/${id}`),
  addTemplate: (request: AddTemplateRequest) => call<TemplateView>('POST', '/api/templates', request),
  changeTemplate: (id: string, request: ChangeTemplateRequest) => call<TemplateView>('PUT', `/api/templates/${id}`, request),
  removeTemplate: (id: string) => call<unknown>('DELETE', `/api/templates/${id}`),
  moveFolder: (request: MoveFolderRequest) => call<unknown>('POST', '/api/templates/folders', request),
};
