import { isOwned, type SessionRow } from '@orleans-chat/shared';
import { IconDoorExit } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../../lib/words';
import { useAgent, useNow } from '../../agent';
import styles from './CustomerState.module.css';

/** A page that is loaded anew is back in a moment. */
const RELOAD_MS = 8_000;

/** When the customer closed their last window; null: one is open, or nobody knows. */
export function useCustomerLeft(row: SessionRow): string | null {
  const leftAt = useAgent((state) => state.visitorLeft[row.id]);
  const now = useNow();
  return leftAt !== undefined && isOwned(row.status) && now - Date.parse(leftAt) > RELOAD_MS ? leftAt : null;
}

/** In the head: that the customer has closed the chat's window, and may not read on. */
export function CustomerState({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const leftAt = useCustomerLeft(row);
  return (
    <span role="status" className={styles['customer-left']}>
      {leftAt !== null && <><IconDoorExit size={14} stroke={1.75} aria-hidden />{t('customer.left', { time: clock(leftAt) })}</>}
    </span>
  );
}

/** The same in the list, as a mark. */
export function LeftMark({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const leftAt = useCustomerLeft(row);
  const words = leftAt === null ? '' : t('customer.left', { time: clock(leftAt) });
  return leftAt !== null && (
    <span className={styles['customer-left']} title={words}>
      <IconDoorExit size={14} stroke={1.75} aria-hidden /><span className="hidden-words">{words}</span>
    </span>
  );
}
