import { Button, Group, Text } from '@mantine/core';
import { IconUserEdit } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../../lib/words';
import { compare, type Draft } from './drafts';
import styles from './RemoteChange.module.css';

/** Quietly: somebody else saved while something is not saved here, and both will have to be settled. */
export function RemoteChange({ draftKey: key, draft: { theirs } }: { draftKey: string; draft: Draft }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {theirs !== null && (
        <Group gap="xs" className={styles['remote-change']}>
          <IconUserEdit size={16} aria-hidden />
          <Text fz="sm">{t('knowledge.news', { name: theirs.by, time: moment(theirs.at) })}</Text>
          <Button size="compact-sm" variant="default" onClick={() => compare(key, true)}>{t('knowledge.news.compare')}</Button>
        </Group>
      )}
    </div>
  );
}
