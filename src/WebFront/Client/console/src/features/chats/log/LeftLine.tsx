import { isOwned, type SessionRow } from '@orleans-chat/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../../lib/words';
import { useAgent, useNow } from '../../agent';
import { useCustomerLeft } from '../head/CustomerState';
import styles from './LeftLine.module.css';

const SHOWN_MS = 60_000;

/** At the end of the log: that the customer has closed the chat, and for a while that they are back. */
export function LeftLine({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const now = useNow();
  const left = useCustomerLeft(row);
  // Without a connection, and after the end, nobody says who is there.
  const known = useAgent((state) => state.link === 'online') && isOwned(row.status);
  const [was, setWas] = useState(left);
  const [backAt, setBackAt] = useState<number | null>(null);
  if (was !== left) {
    setWas(left);
    setBackAt(left === null && known ? now : null);
  }
  const words = left !== null ? t('customer.wentAway', { time: clock(left) })
    : backAt !== null && now - backAt < SHOWN_MS ? t('customer.back', { time: clock(new Date(backAt).toISOString()) }) : null;
  return words === null ? null : <p className={styles['left-line']}>{words}</p>;
}
