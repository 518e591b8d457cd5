import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../../agent';
import type { ChatProps } from '../places';
import styles from './Offer.module.css';
import { TimeLeft } from './TimeLeft';
import { useTransfers } from './useTransfers';

/** To whoever has the chat: a colleague is being asked, who has so long to answer. */
export function PendingTransfer({ row, mine }: ChatProps) {
  const { t } = useTranslation();
  const { cancel } = useTransfers();
  const pending = mine && Boolean(row.transferTo);
  return (
    <div className={pending ? styles.offer : undefined}>
      {pending && <IconAlertTriangle size={20} stroke={1.75} aria-hidden />}
      {/* The time beside it changes each second, and is not announced. */}
      <span role="status" className={styles['offer-words']}>
        {pending && t('transfer.waitsFor', { name: row.transferToName ?? '' })}
      </span>
      {pending && <TimeLeft from={row.lastActivityAt} until={row.transferUntil} />}
      {pending && <Button size="xs" variant="default" onClick={() => void cancel(row.id)}>{t('transfer.cancel')}</Button>}
    </div>
  );
}

/** Under a conversation that a colleague offers. */
export function TransferOffer({ row }: Pick<ChatProps, 'row'>) {
  const { t } = useTranslation();
  const { accept, reject } = useTransfers();
  const me = useAgent((state) => state.me?.id);
  return row.transferTo !== me ? null : (
    <section className={styles.offer} aria-label={t('transfer.offered')}>
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
      <span className={styles['offer-words']}>
        <strong>{t('transfer.from', { name: row.transferFromName ?? '' })}</strong>
        {row.transferNote && <q className={styles['offer-note']}>{row.transferNote}</q>}
      </span>
      <TimeLeft from={row.lastActivityAt} until={row.transferUntil} />
      <Button size="xs" onClick={() => void accept(row.id)}>{t('transfer.accept')}</Button>
      <Button size="xs" variant="default" onClick={() => void reject(row.id)}>{t('transfer.reject')}</Button>
    </section>
  );
}
