import type { Notice } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import styles from './PastNotice.module.css';

/** What happened between the messages; what is of use while a chat goes on, as transfers, is left out. */
export function PastNotice({ notice }: { notice: Notice }) {
  const { t, i18n } = useTranslation();
  if (notice.type === 'rated') {
    return (
      <p className={styles['past-notice']}>
        {t('history.notice.rated', { stars: notice.stars ?? 0 })}{notice.text && <> <q>{notice.text}</q></>}
      </p>
    );
  }
  const exact = `history.notice.${notice.type}.${notice.reason}`;
  const key = (i18n.exists(exact) ? exact : `history.notice.${notice.type}`) as 'history.notice.accepted';
  return i18n.exists(key) ? <p className={styles['past-notice']}>{t(key, { name: notice.by?.name ?? '' })}</p> : null;
}
