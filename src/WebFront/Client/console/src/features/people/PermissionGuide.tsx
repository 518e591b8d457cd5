import type { Permission } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { PERMISSIONS } from './grants';
import styles from './PermissionGuide.module.css';

/** Where a box finds the words for what it gives. */
export const aboutOf = (permission: Permission): string => `permission-about-${permission}`;

/** What each permission is good for. */
export function PermissionGuide() {
  const { t } = useTranslation();
  return (
    <dl className={styles['permission-guide']} aria-label={t('permission.guide')}>
      {PERMISSIONS.map((each) => (
        <div key={each}>
          <dt>{t(`permission.${each}`)}</dt>
          <dd id={aboutOf(each)}>{t(`permission.${each}.about`)}</dd>
        </div>
      ))}
    </dl>
  );
}
