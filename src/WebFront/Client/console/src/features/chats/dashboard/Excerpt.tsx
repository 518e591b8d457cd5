import type { SessionRow } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import styles from './Excerpt.module.css';

/** The beginning of a message, on two lines at most, or that this agent may not read it. */
export function Excerpt({ row, text }: { row: SessionRow; text: string | null | undefined }) {
  const { t } = useTranslation();
  return row.masked
    ? <em className={`${styles.clip} masked`}>{t('row.masked')}</em>
    : <span className={styles.clip} dir="auto" title={text ?? undefined}>{text}</span>;
}
