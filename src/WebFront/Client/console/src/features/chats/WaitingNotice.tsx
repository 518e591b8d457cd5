import { Alert, Button, Group } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../lib/i18n';
import type { Waiting } from './useOpenChat';

/** What the conversation waits for; it goes on by itself. */
export function WaitingNotice({ waits }: { waits: Waiting | null }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  return (
    <div className="banner-place" role="status">
      {waits && (
        <Alert color="yellow" radius={0} py="xs" icon={<IconClock aria-hidden />}>
          <Group justify="space-between" gap="xs">
            {refusalText(waits.refusal)}{waits.again && ` ${t('chats.againSoon')}`}
            {waits.again && <Button size="xs" variant="default" onClick={waits.again}>{t('retry')}</Button>}
          </Group>
        </Alert>
      )}
    </div>
  );
}
