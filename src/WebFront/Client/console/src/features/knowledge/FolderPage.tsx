import { Button, Center, Group, Loader, Text, Title } from '@mantine/core';
import type { ArticleRow, KnowledgeFolderView } from '@orleans-chat/shared';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { isMissing, valueOf } from '../../lib/queries';
import { NotLoaded } from '../../ui/NotLoaded';
import { toastRefusal } from '../../ui/toasts';
import { knowledgeApi, moveArticles } from './api';
import { ArticleTable } from './articles/ArticleTable';
import { BulkBar } from './articles/BulkBar';
import { NewArticle } from './articles/NewArticle';
import { useSelection } from './articles/useSelection';
import type { FolderAct } from './folders/FolderDialog';
import { FolderMenu } from './folders/FolderMenu';
import { pathTo } from './folders/tree';
import { articlePath, folderPath, KNOWLEDGE } from './place';
import { useRefresh } from './useFolders';
import styles from './FolderPage.module.css';

interface Props {
  folder: KnowledgeFolderView;
  folders: readonly KnowledgeFolderView[];
  editable: boolean;
  onAct: (act: FolderAct) => void;
}

const NONE: readonly ArticleRow[] = [];

/** One folder: the way to it, what can be done with it, and its articles. */
export function FolderPage({ folder, folders, editable, onAct }: Props) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const refresh = useRefresh();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ['knowledge', 'articles', folder.id], queryFn: () => valueOf(knowledgeApi.articles(folder.id)), refetchOnWindowFocus: true,
  });
  const articles = query.data ?? NONE;
  const selection = useSelection(articles.map(({ id }) => id));
  const placed = async (ids: readonly string[], before: string | null) => {
    toastRefusal((await moveArticles(ids.filter((id) => id !== before), folder.id, before)).refused);
    await refresh();
  };
  const above = pathTo(folders, folder.id).slice(0, -1);
  return (
    <>
      <nav aria-label={t('knowledge.path')} className={styles['folder-path']}>
        <Link href={KNOWLEDGE}>{t('knowledge.title')}</Link>
        {above.map(({ id, name }) => <span key={id}> / <Link href={folderPath(id)}><bdi>{name}</bdi></Link></span>)}
      </nav>
      <div className={styles['folder-head']}>
        <Title order={2}><bdi>{folder.name}</bdi></Title>
        {editable && (
          <Group gap="xs">
            <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
              {t('knowledge.article.new')}
            </Button>
            <FolderMenu folder={folder} onAct={onAct} />
          </Group>
        )}
      </div>
      {editable && selection.selected.length > 0 && (
        <BulkBar
          articles={articles} ids={selection.selected} folder={folder.id} folders={folders} onDone={selection.clear}
          onPlaced={(ids, before) => void placed(ids, before)}
        />
      )}
      {query.data === undefined
        ? isMissing(query) ? <NotLoaded again={query.refetch} /> : <Center p="xl"><Loader /></Center>
        : articles.length === 0 ? <Text c="dimmed">{t('knowledge.folder.empty')}</Text>
        : (
          <ArticleTable
            articles={articles} selection={editable ? selection : null} onPlaced={(ids, before) => void placed(ids, before)}
          />
        )}
      {adding && (
        <NewArticle folder={folder} onClose={() => setAdding(false)} onMade={(id, language) => go(articlePath(id, language))} />
      )}
    </>
  );
}
