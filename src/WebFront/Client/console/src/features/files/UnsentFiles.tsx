import type { UploadItem } from '@orleans-chat/shared/files/uploadItems';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyPart } from '../../ui/lazyPart';
import { useClient } from '../agent';
import { change, restoreFiles, useUnsent } from './unsent';

interface Props {
  readonly items: readonly UploadItem[];
  readonly onRemove: (key: string) => void;
  readonly onRetry: (key: string) => void;
}

/** Their names, with the way to take them back, where nothing more can be loaded. */
function Names({ items, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <ul>
      {items.map(({ key, name }) => (
        <li key={key}><bdi>{name}</bdi> <button type="button" onClick={() => onRemove(key)}>{t('cancel')}</button></li>
      ))}
    </ul>
  );
}

/** Files on their way, wherever they go. */
export const FilesOnTheirWay = lazyPart<Props>(withLateTexts(async () => (await import('./UploadTray')).UploadTray), Names);

const LateMark = lazyPart(withLateTexts(async () => (await import('./FileMark')).FileMark));

/** In the list, where there are files that are not sent. */
export const FileMark = ({ row }: { row: { readonly id: string } }) =>
  useUnsent((unsent) => (unsent[row.id]?.length ?? 0) > 0) && <LateMark row={row} />;

/** The files that are about to be sent in a chat, above the field where one writes, or where one would. */
export function UnsentFiles({ sessionId }: { sessionId: string }) {
  const client = useClient();
  const items = useUnsent((unsent) => unsent[sessionId]);
  useEffect(() => restoreFiles(client), [client, sessionId]);
  return items !== undefined && (
    <FilesOnTheirWay
      items={items} onRemove={(key) => void change(client, sessionId, 'remove', key)}
      onRetry={(key) => void change(client, sessionId, 'retry', key)}
    />
  );
}
