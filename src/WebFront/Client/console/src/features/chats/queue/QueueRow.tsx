import { Button } from '@mantine/core';
import type { SessionRow } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { OneLine } from '../../../ui/OneLine';
import { ChannelDot } from '../ChannelDot';
import { useActions } from '../useActions';
import { useCustomerName } from '../useCustomerName';
import { WaitPill } from '../wait/WaitPill';
import styles from './QueueRow.module.css';

/** Somebody who waits in the queue, with what they asked first. */
export function QueueRow({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const { accept } = useActions();
  const name = useCustomerName()(row);
  return (
    <div className={styles['queue-row']}>
      <ChannelDot channelId={row.channelId} />
      <span className={styles['queue-who']}>
        <OneLine className={styles['queue-name']}>{name}</OneLine>
        <span className={styles['queue-words']} dir="auto" title={row.firstMessage ?? undefined}>
          {row.masked ? t('row.masked') : row.firstMessage}
        </span>
      </span>
      <WaitPill row={row} />
      <Button
        className={styles['queue-take']} size="compact-sm" aria-label={t('takeFrom', { name })} onClick={() => void accept(row.id)}
      >
        {t('take')}
      </Button>
    </div>
  );
}
