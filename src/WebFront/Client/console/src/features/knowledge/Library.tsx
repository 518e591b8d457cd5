import { Button, Center, Loader, Title } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useSearch } from 'wouter/use-browser-location';
import { isMissing } from '../../lib/queries';
import { NotLoaded } from '../../ui/NotLoaded';
import { toast, toastRefusal } from '../../ui/toasts';
import { knowledgeApi, moveArticles } from './api';
import { FolderPage } from './FolderPage';
import { FolderDialog, type FolderAct } from './folders/FolderDialog';
import { FolderTree } from './folders/FolderTree';
import type { Dragged } from './folders/dragged';
import { folderPath } from './place';
import { Found } from './search/Found';
import { SearchField } from './search/SearchField';
import { useFolders, useMayEdit, useRefresh } from './useFolders';
import { Welcome } from './Welcome';
import styles from './Library.module.css';

/** The folders on the left; beside them what lies in one, or what was found. On a phone one after the other. */
export function Library({ folder }: { folder: string | null }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const { editable = false, missing: rightMissing, again: askRight } = useMayEdit();
  const query = useFolders();
  const refresh = useRefresh();
  const [act, setAct] = useState<FolderAct | null>(null);
  const text = new URLSearchParams(useSearch()).get('text') ?? '';
  const { data: folders } = query;
  if (folders === undefined) {
    return isMissing(query) ? <Center p="xl"><NotLoaded again={query.refetch} /></Center> : <Center h="100%" p="xl"><Loader /></Center>;
  }
  const shown = folders.find(({ id }) => id === folder);
  const dropped = async (dragged: Dragged, into: string) => {
    const { refused } = await ('folder' in dragged ? knowledgeApi.placeFolder(dragged.folder, into) : moveArticles(dragged.articles, into));
    if (!toastRefusal(refused)) {
      toast(t('knowledge.moved'));
    }
    await refresh();
  };
  return (
    <div className={styles.library} data-shown={text !== '' ? 'found' : shown !== undefined ? 'folder' : 'folders'}>
      <nav className={styles['library-side']} aria-label={t('knowledge.folders')}>
        <Title order={1} fz={17}>{t('knowledge.title')}</Title>
        <SearchField asked={text} folder={folder} />
        <FolderTree
          folders={folders} shown={folder} editable={editable} onShow={(id) => go(folderPath(id))}
          onRename={(each) => setAct({ what: 'rename', folder: each })} onMove={(each) => setAct({ what: 'move', folder: each })}
          onDropped={(dragged, into) => void dropped(dragged, into)}
        />
        {rightMissing && <NotLoaded again={askRight} />}
        {editable && (
          <Button
            variant="subtle" size="sm" justify="start" leftSection={<IconFolderPlus size={18} aria-hidden />}
            onClick={() => setAct({ what: 'add', parent: null })}
          >
            {t('knowledge.folder.new')}
          </Button>
        )}
      </nav>
      <section className={styles['library-main']} aria-label={t('knowledge.articles')}>
        {text !== '' ? <Found text={text} />
          : shown !== undefined ? <FolderPage key={shown.id} folder={shown} folders={folders} editable={editable} onAct={setAct} />
          : <Welcome empty={folders.length === 0} gone={folder !== null} editable={editable} onAct={setAct} />}
      </section>
      {act !== null && <FolderDialog act={act} folders={folders} onClose={() => setAct(null)} />}
    </div>
  );
}
