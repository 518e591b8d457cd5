import { withLateTexts } from '../../lib/lateTexts';
import { lazyPart } from '../../ui/lazyPart';
import { useClient } from '../agent';
import { change, useUnsent } from './unsent';

/** Files on their way, wherever they go. */
export const FilesOnTheirWay = lazyPart(withLateTexts(async () => (await import('./UploadTray')).UploadTray));

/** The files that are about to be sent in a chat, above the field where one writes. */
export function UnsentFiles({ sessionId }: { sessionId: string }) {
  const client = useClient();
  const items = useUnsent((unsent) => unsent[sessionId]);
  return items !== undefined && (
    <FilesOnTheirWay
      items={items} onRemove={(key) => void change(client, sessionId, 'remove', key)}
      onRetry={(key) => void change(client, sessionId, 'retry', key)}
    />
  );
}
