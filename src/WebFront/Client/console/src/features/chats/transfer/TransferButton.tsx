import { Button, Tooltip } from '@mantine/core';
import { isOwned } from '@orleans-chat/shared';
import { IconArrowsExchange } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useAgent } from '../../agent';
import type { ChatProps } from '../places';
import { askTransfer, useAsking } from './asking';

const load = async () => ({ default: (await import('./TransferDialog')).TransferDialog });
const TransferDialog = lazy(load);

/** Fetched while nothing else is to do, so that the dialog comes at once. */
const idle = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 2_000));
idle(() => void load().catch(() => undefined)); // It is asked for again when it is needed.

export function TransferButton({ row, mine }: ChatProps) {
  const { t } = useTranslation();
  const manages = useAgent((state) => may(state, row.channelId, 'manager'));
  const asked = useAsking(({ sessionId }) => sessionId === row.id);
  const allowed = isOwned(row.status) && (mine ? !row.transferTo : manages);
  return (
    <>
      {allowed && (
        <Tooltip label={t('transfer.key')}>
          <Button
            data-fold="phone" variant="default" size="xs" leftSection={<IconArrowsExchange size={20} stroke={1.75} aria-hidden />}
            aria-label={t('transfer')} aria-haspopup="dialog" onClick={() => askTransfer(row.id)}
          >
            {t('transfer')}
          </Button>
        </Tooltip>
      )}
      {asked && <Suspense><TransferDialog sessionId={row.id} mine={mine} /></Suspense>}
    </>
  );
}
