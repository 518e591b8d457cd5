import { Button } from '@mantine/core';
import { isOwned } from '@orleans-chat/shared';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../agent';
import { endChat, useEnding } from '../ending/ending';
import type { ChatProps } from '../places';

/** Ends the chat in one act; it can be undone. */
export function EndButton({ row, mine }: ChatProps) {
  const { t } = useTranslation();
  const client = useClient();
  const busy = useEnding((ending) => ending.sessionId === row.id && ending.stage === 'ending');
  return mine && isOwned(row.status) && (
    <Button
      data-fold="phone" variant="default" size="xs" loading={busy} leftSection={<IconCircleCheck size={20} stroke={1.75} aria-hidden />}
      aria-label={t('end')} aria-keyshortcuts="Alt+E" title={t('end.key')} onClick={() => void endChat(client, row.id)}
    >
      {t('end')}
    </Button>
  );
}
