import { Button, Stack, Text, Title } from '@mantine/core';
import { IconBook2, IconFolderPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FolderAct } from './folders/FolderDialog';
import styles from './Welcome.module.css';

interface Props {
  /** Whether there is no folder at all. */
  empty: boolean;
  /** Whether a folder was asked for that is not there (any more). */
  gone: boolean;
  editable: boolean;
  onAct: (act: FolderAct) => void;
}

/** Where no folder is open: what to do first, or next. */
export function Welcome({ empty, gone, editable, onAct }: Props) {
  const { t } = useTranslation();
  return (
    <Stack className={styles.welcome} align="center" gap="sm">
      <IconBook2 size={40} stroke={1.25} aria-hidden />
      <Title order={2}>{t(gone ? 'knowledge.gone' : empty ? 'knowledge.empty' : 'knowledge.choose')}</Title>
      <Text c="dimmed" maw={460}>
        {t(!empty ? 'knowledge.about' : editable ? 'knowledge.empty.editor' : 'knowledge.empty.reader')}
      </Text>
      {empty && editable && (
        <Button leftSection={<IconFolderPlus size={18} aria-hidden />} onClick={() => onAct({ what: 'add', parent: null })}>
          {t('knowledge.folder.first')}
        </Button>
      )}
    </Stack>
  );
}
