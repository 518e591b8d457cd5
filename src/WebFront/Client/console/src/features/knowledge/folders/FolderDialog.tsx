import type { KnowledgeFolderView } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { toast } from '../../../ui/toasts';
import { knowledgeApi } from '../api';
import { ImportDialog } from '../exchange/ImportDialog';
import { folderPath, KNOWLEDGE } from '../place';
import { useRefresh } from '../useFolders';
import { DeleteFolder } from './DeleteFolder';
import { FolderForm } from './FolderForm';
import { MoveDialog } from './MoveDialog';

/** What somebody is about to do with a folder. */
export type FolderAct =
  | { readonly what: 'add'; readonly parent: KnowledgeFolderView | null }
  | { readonly what: 'rename' | 'move' | 'delete' | 'import'; readonly folder: KnowledgeFolderView };

interface Props {
  act: FolderAct;
  folders: readonly KnowledgeFolderView[];
  onClose: () => void;
}

/** The dialog in which it is done. */
export function FolderDialog({ act, folders, onClose }: Props) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const refresh = useRefresh();
  const made = (folder: KnowledgeFolderView | null) => {
    onClose();
    if (folder !== null) {
      go(folderPath(folder.id));
    }
  };
  switch (act.what) {
    case 'add':
      return <FolderForm folder={null} parent={act.parent} onDone={made} />;
    case 'rename':
      return <FolderForm folder={act.folder} parent={null} onDone={onClose} />;
    case 'move':
      return (
        <MoveDialog
          title={t('knowledge.folder.moveWhich', { name: act.folder.name })} folders={folders} moved={act.folder}
          from={act.folder.parentId ?? null} move={(into) => knowledgeApi.placeFolder(act.folder.id, into)} onClose={onClose}
          onMoved={() => {
            toast(t('knowledge.moved'));
            void refresh();
            onClose();
          }}
        />
      );
    case 'delete':
      return (
        <DeleteFolder
          folder={act.folder}
          onDone={(deleted) => {
            onClose();
            if (deleted) {
              go(act.folder.parentId ? folderPath(act.folder.parentId) : KNOWLEDGE);
            }
          }}
        />
      );
    case 'import':
      return <ImportDialog folder={act.folder} onClose={onClose} />;
  }
}
