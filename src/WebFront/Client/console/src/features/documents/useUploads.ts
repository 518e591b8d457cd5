import type { UploadItem } from '@orleans-chat/shared/files/uploadItems';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { libraryUploads, purposeOf, upload, type Purpose } from './libraryUploads';

/** Files on their way to the library, those that are for something. */
export function useUploads(isShown: (purpose: Purpose) => boolean) {
  const queries = useQueryClient();
  const uploads = libraryUploads(queries);
  const all = useSyncExternalStore(useCallback((raise: () => void) => uploads.changed.add(raise), [uploads]), () => uploads.items);
  const items = all.filter(({ key }) => isShown(purposeOf(key) ?? NOWHERE)) satisfies readonly UploadItem[];
  const add = (files: readonly File[], purpose: Purpose) => upload(queries, files, purpose);
  return { uploads, items, add };
}

const NOWHERE: Purpose = { folderId: null, documentId: null };
