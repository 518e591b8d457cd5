import { localRefusal, memoryStorage, Signal, type RefusalView } from '@orleans-chat/shared';
import { Uploads, type SentUpload, type UploadItem } from '@orleans-chat/shared/files/uploads';
import { keyedUploadStore } from '@orleans-chat/shared/files/uploadStore';
import { useEffect, useState } from 'react';
import { libraryTarget } from '../files';

/** Uploads for the library: each is handed on as soon as all of it is there. */
export function useUploads(onReady: (item: SentUpload) => void) {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const [{ uploads, ready }] = useState(newUploads);
  useEffect(() => ready.add(onReady), [ready, onReady]);
  useEffect(() => uploads.changed.add(() => setItems(uploads.items)), [uploads]);
  useEffect(() => () => uploads.dispose(), [uploads]);
  return { uploads, items };
}

function newUploads() {
  const ready = new Signal<SentUpload>();
  const uploads = new Uploads({
    target: libraryTarget, store: keyedUploadStore(memoryStorage(), ''), check: problemOf, send: (item) => ready.raise(item),
    sendsAtOnce: true,
  });
  return { uploads, ready };
}

/** Which kinds and sizes the library takes, the server knows. */
const problemOf = ({ size }: File): RefusalView | null => (size === 0 ? localRefusal('files.empty') : null);
