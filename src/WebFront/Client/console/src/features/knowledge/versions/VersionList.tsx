import { Text, UnstyledButton } from '@mantine/core';
import type { ArticleVersionRow } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { moment } from '../../../lib/words';
import styles from './VersionList.module.css';

interface Props {
  versions: readonly ArticleVersionRow[];
  /** Numbers of the newest, and of the one that is shown. */
  current: number;
  shown: number;
  onShow: (number: number) => void;
}

/** The newest first, each with who saved it and when. */
export function VersionList({ versions, current, shown, onShow }: Props) {
  const { t } = useTranslation();
  return (
    <ol className={styles['version-list']} reversed aria-label={t('knowledge.versions')}>
      {versions.map(({ number, at, by }) => (
        <li key={number}>
          <UnstyledButton className={styles.version} aria-current={number === shown || undefined} onClick={() => onShow(number)}>
            <Text fz="sm" fw={600}>
              {t('knowledge.version', { number })}{number === current && ` · ${t('knowledge.version.current')}`}
            </Text>
            <Text fz={13} c="dimmed">{moment(at)}</Text>
            <Text fz={13} c="dimmed"><bdi>{by}</bdi></Text>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}
