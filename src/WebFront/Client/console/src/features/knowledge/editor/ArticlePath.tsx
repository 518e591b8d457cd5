import { Anchor } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { folderPath, KNOWLEDGE } from '../place';
import { useFolders } from '../useFolders';
import type { StoredArticle } from './article';
import styles from './ArticlePath.module.css';

/** Back to the folder in which the article lies. */
export function ArticlePath({ article: { folderId } }: { article: Pick<StoredArticle, 'folderId'> }) {
  const { t } = useTranslation();
  const { data: folders } = useFolders();
  const folder = folders?.find(({ id }) => id === folderId);
  return (
    <Anchor component={Link} href={folder === undefined ? KNOWLEDGE : folderPath(folder.id)} className={styles['article-path']}>
      <IconArrowLeft size={16} aria-hidden /> <bdi>{folder?.name ?? t('knowledge.title')}</bdi>
    </Anchor>
  );
}
