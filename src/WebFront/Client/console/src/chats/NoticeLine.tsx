import type { Notice } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';

export function NoticeLine({ notice }: { notice: Notice }) {
  const { t, i18n } = useTranslation();
  const name = notice.by?.name ?? t('anonymous');
  const exact = `notice.${notice.type}.${notice.reason}`;
  const key = (i18n.exists(exact) ? exact : `notice.${notice.type}`) as 'notice.accepted';
  return i18n.exists(key) ? <p className="notice">{t(key, { name })}</p> : null;
}
