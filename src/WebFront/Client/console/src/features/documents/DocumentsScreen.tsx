import { Anchor, Breadcrumbs, Button, Center, Group, Loader, Paper, Text, TextInput, Title } from '@mantine/core';
import type { DocumentFolderView, DocumentLibrary, DocumentView } from '@orleans-chat/shared';
import { IconFolderPlus, IconSearch, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../lib/queries';
import { NotShown } from '../../ui/NotShown';
import { DropArea, FilesOnTheirWay } from '../files';
import { DeleteDialog } from './DeleteDialog';
import { DocumentDrawer } from './DocumentDrawer';
import { DocumentForm } from './DocumentForm';
import { DocumentList } from './DocumentList';
import { FolderForm } from './FolderForm';
import { findDocuments, inFolder, pathTo } from './library';
import { PickButton } from './PickButton';
import { useLibrary } from './useLibrary';
import { useUploads } from './useUploads';
import styles from './DocumentsScreen.module.css';

/** The files that agents can send, in folders. */
export function DocumentsScreen() {
  const { t } = useTranslation();
  const { data, error } = useLibrary();
  if (data === undefined) {
    return refusalOf(error) === null
      ? <Center p="xl"><Loader /></Center>
      : <NotShown words={t('documents.notLoaded')} action={t('retry')} />;
  }
  return <Library library={data} />;
}

/** What is open over the list. */
type Open =
  | { readonly kind: 'folder'; readonly folder: DocumentFolderView | null }
  | { readonly kind: 'edit' | 'look'; readonly document: DocumentView }
  | { readonly kind: 'delete'; readonly what: DocumentView | DocumentFolderView };

function Library({ library }: { library: DocumentLibrary }) {
  const { t } = useTranslation();
  const [chosen, setFolder] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  const folder = pathTo(library, chosen).at(-1)?.id ?? null; // It may have gone meanwhile.
  const looked = open?.kind === 'look' ? open.document.id : null;
  const { uploads, items, add } = useUploads(({ documentId }) => documentId === null || documentId !== looked);
  const addHere = (files: readonly File[]) => add(files, { folderId: folder, documentId: null });
  const shown = text.trim() === '' ? inFolder(library, folder) : { folders: [], documents: [...findDocuments(library, text)] };
  const close = () => setOpen(null);
  return (
    <Paper
      component={DropArea} className={styles.documents} withBorder radius="lg" label={t('settings.documents')} words={t('documents.drop')}
      onFiles={addHere}
    >
      <div className={styles['documents-head']}>
        <Title order={2} fz={17}>{t('settings.documents')}</Title>
        <Group gap="xs">
          <Button
            size="sm" variant="default" leftSection={<IconFolderPlus size={16} aria-hidden />}
            onClick={() => setOpen({ kind: 'folder', folder: null })}
          >
            {t('documents.addFolder')}
          </Button>
          <PickButton multiple size="sm" leftSection={<IconUpload size={16} aria-hidden />} onFiles={addHere}>
            {t('documents.add')}
          </PickButton>
        </Group>
      </div>
      <Text fz="sm" c="dimmed">{t('documents.about')}</Text>
      <TextInput
        type="search" aria-label={t('documents.search')} placeholder={t('documents.search')} value={text}
        leftSection={<IconSearch size={16} aria-hidden />} onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() === '' && <Path path={pathTo(library, folder)} go={setFolder} />}
      {items.length > 0 && <FilesOnTheirWay items={items} onRemove={(key) => uploads.remove(key)} onRetry={(key) => uploads.retry(key)} />}
      <DocumentList
        library={library} shown={shown} found={text.trim() !== ''} enter={setFolder}
        onFolder={(each) => setOpen({ kind: 'folder', folder: each })} onDelete={(what) => setOpen({ kind: 'delete', what })}
        onEdit={(document) => setOpen({ kind: 'edit', document })} onLook={(document) => setOpen({ kind: 'look', document })}
      />
      <FolderForm
        library={library} opened={open?.kind === 'folder'} folder={open?.kind === 'folder' ? open.folder : null} parentId={folder}
        onDone={close}
      />
      <DocumentForm library={library} document={open?.kind === 'edit' ? open.document : null} onDone={close} />
      <DocumentDrawer id={looked} onClose={close} />
      <DeleteDialog what={open?.kind === 'delete' ? open.what : null} onDone={close} />
    </Paper>
  );
}

function Path({ path, go }: { path: readonly DocumentFolderView[]; go: (folderId: string | null) => void }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('documents.path')}>
      <Breadcrumbs className={styles['documents-path']}>
        {[null, ...path].map((folder, index) => (index === path.length
          ? <Text key={folder?.id ?? ''} fw={600} aria-current="page"><bdi>{folder?.name ?? t('documents.top')}</bdi></Text>
          : (
            <Anchor key={folder?.id ?? ''} component="button" type="button" onClick={() => go(folder?.id ?? null)}>
              <bdi>{folder?.name ?? t('documents.top')}</bdi>
            </Anchor>
          )))}
      </Breadcrumbs>
    </nav>
  );
}
