import type { AddTagRequest, ChangeTagRequest, TagView } from '@orleans-chat/shared';
import { call } from '../../lib/http';

export const tagsApi = {
  all: () => call<TagView[]>('GET', '/api/tags'),
  add: (request: AddTagRequest) => call<TagView>('POST', '/api/admin/tags', request),
  change: (id: string, request: ChangeTagRequest) => call<TagView>('PUT', `/api/admin/tags/${id}`, request),
  remove: (id: string) => call<unknown>('DELETE', `/api/admin/tags/${id}`),
};
