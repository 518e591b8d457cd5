import { UnstyledButton } from '@mantine/core';
import { IconSettings, IconTemplate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMayEditTemplates } from '../../replies';
import styles from './MenuFoot.module.css';

/** What the keys do, and where what is inserted is edited. */
export function MenuFoot({ onEditReplies }: { readonly onEditReplies: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const edits = useMayEditTemplates();
  return (
    <div className={styles['insert-foot']}>
      <span className={styles['insert-keys']} aria-hidden>{t('insert.keys')}</span>
      {edits && (
        <UnstyledButton
          tabIndex={-1} className={styles['insert-edit']} onPointerDown={(event) => event.preventDefault()}
          onClick={() => go('/console/templates')}
        >
          <IconTemplate size={14} aria-hidden />{t('insert.editTemplates')}
        </UnstyledButton>
      )}
      <UnstyledButton
        tabIndex={-1} className={styles['insert-edit']} onPointerDown={(event) => event.preventDefault()} onClick={onEditReplies}
      >
        <IconSettings size={14} aria-hidden />{t('insert.editReplies')}
      </UnstyledButton>
    </div>
  );
}
