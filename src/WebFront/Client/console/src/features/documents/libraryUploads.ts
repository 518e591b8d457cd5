import { localRefusal, memoryStorage, unexpected, type DocumentLibrary, type RefusalView } from '@orleans-chat/shared';
import { Uploads } from '@orleans-chat/shared/files/uploads';
import type { SentUpload, UploadItem } from '@orleans-chat/shared/files/uploadItems';
import { keyedUploadStore } from '@orleans-chat/shared/files/uploadStore';
import type { QueryClient } from '@tanstack/react-query';
import { t } from 'i18next';
import { toast, toastRefusal } from '../../ui/toasts';
import { libraryTarget } from '../files';
import { documentsApi } from './api';
import { withDocument } from './library';
import { detailsOf, LIBRARY } from './useLibrary';

/** What a file becomes: a new document of a folder, or a version of a document. */
export interface Purpose {
  readonly folderId: string | null;
  readonly documentId: string | null;
}

const purposes = new Map<string, Purpose>();
let current: { readonly queries: QueryClient; readonly uploads: Uploads } | null = null;

/** Files on their way to the library, whatever screen is shown meanwhile. Each stays until it has become what it is for. */
export function libraryUploads(queries: QueryClient): Uploads {
  if (current?.queries !== queries) {
    forgetUploads();
    const uploads = new Uploads({
      target: libraryTarget, store: keyedUploadStore(memoryStorage(), ''), check: problemOf, sendsAtOnce: true,
      send: (file) => handOver(queries, file), onStuck: sayStuck,
    });
    current = { queries, uploads };
  }
  return current!.uploads;
}

export const purposeOf = (key: string): Purpose | undefined => purposes.get(key);

export const upload = (queries: QueryClient, files: readonly File[], purpose: Purpose): void =>
  libraryUploads(queries).add(files).forEach((key) => purposes.set(key, purpose));

/** Whoever signs in next sees nothing of them. */
export function forgetUploads(): void {
  current?.uploads.dispose();
  current = null;
  purposes.clear();
}

async function handOver(queries: QueryClient, file: SentUpload): Promise<RefusalView | null> {
  const { folderId, documentId } = purposes.get(file.key)!;
  const name = file.name.replace(/(?!^)\.\w{1,10}$/, '');
  const { ok, refused } = await (documentId === null
    ? documentsApi.add({ folderId, name, description: '', fileId: file.id })
    : documentsApi.addVersion(documentId, file.id));
  if (ok === null) {
    sayStuck({ ...file, refusal: refused });
    void queries.invalidateQueries({ queryKey: LIBRARY }); // What others have done meanwhile.
    return refused;
  }
  queries.setQueryData<DocumentLibrary>(LIBRARY, (library) => withDocument(library, ok));
  void queries.invalidateQueries({ queryKey: detailsOf(ok.id) });
  toast(t(documentId === null ? 'documents.added' : 'documents.versionAdded', { name: ok.name }));
  return null;
}

function sayStuck({ name, refusal }: UploadItem): void {
  toastRefusal(refusal ?? unexpected, {
    about: (words) => t('documents.notAdded', { name, words: refusal === null ? t('files.state.changed') : words }),
  });
}

/** Which kinds and sizes the library takes, the server knows. */
const problemOf = ({ size }: File): RefusalView | null => (size === 0 ? localRefusal('files.empty') : null);
