import type {
  AddDocumentRequest, AddFolderRequest, ChangeDocumentRequest, ChangeFolderRequest, DocumentDetails, DocumentFolderView, DocumentLibrary,
  DocumentView,
} from '@orleans-chat/shared';
import { call } from '../../lib/http';

const ONE = '/api/admin/documents';
const FOLDERS = '/api/admin/document-folders';

/** Every agent sees the library; administrators change it. */
export const documentsApi = {
  all: () => call<DocumentLibrary>('GET', '/api/documents'),
  details: (id: string) => call<DocumentDetails>('GET', `${ONE}/${id}`),
  add: (request: AddDocumentRequest) => call<DocumentView>('POST', ONE, request),
  change: (id: string, request: ChangeDocumentRequest) => call<DocumentView>('PUT', `${ONE}/${id}`, request),
  addVersion: (id: string, fileId: string) => call<DocumentView>('POST', `${ONE}/${id}/versions`, { fileId }),
  remove: (id: string) => call<unknown>('DELETE', `${ONE}/${id}`),
  addFolder: (request: AddFolderRequest) => call<DocumentFolderView>('POST', FOLDERS, request),
  changeFolder: (id: string, request: ChangeFolderRequest) => call<DocumentFolderView>('PUT', `${FOLDERS}/${id}`, request),
  removeFolder: (id: string) => call<unknown>('DELETE', `${FOLDERS}/${id}`),
};
