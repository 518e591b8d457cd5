import type { FileView } from '@orleans-chat/shared';
import { lazy, Suspense } from 'react';
import { withLateTexts } from '../../lib/lateTexts';

const load = withLateTexts(async () => (await import('./FileCard')).FileCard);
const Card = lazy(async () => ({ default: await load() }));

/** A file in a conversation. `sent`: it is in the log, and whoever may read that may have it. */
export function FileMessage({ file, sent }: { file: FileView; sent: boolean }) {
  return <Suspense fallback={<bdi>{file.name}</bdi>}><Card file={file} sent={sent} /></Suspense>;
}
