import { ActionIcon } from '@mantine/core';
import { IconBookmarkPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QuickReplyWindow } from '../../replies';
import styles from './SaveReply.module.css';

/** Makes a quick reply of a message that the agent wrote. */
export function SaveReply({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles['save-place']}>
      <ActionIcon
        variant="subtle" color="gray" size={28} aria-label={t('insert.save')} title={t('insert.save')} onClick={() => setOpen(true)}
      >
        <IconBookmarkPlus size={16} aria-hidden />
      </ActionIcon>
      {open && <QuickReplyWindow first={{ text }} onClose={() => setOpen(false)} />}
    </div>
  );
}
