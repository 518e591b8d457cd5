import type { KnowledgeFolderView } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { toast } from '../../../ui/toasts';
import { knowledgeApi } from '../api';
import { Question } from '../Question';
import { useRefresh } from '../useFolders';

/** Only an empty one goes; what is in one is never lost with it. */
export function DeleteFolder({ folder, onDone }: { folder: KnowledgeFolderView; onDone: (deleted: boolean) => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  return (
    <Question
      title={t('knowledge.folder.deleteWhich', { name: folder.name })} text={t('knowledge.folder.deleteText')} yes={t('knowledge.delete')}
      act={() => knowledgeApi.deleteFolder(folder.id)} onClose={() => onDone(false)}
      onDone={() => {
        toast(t('knowledge.folder.deleted', { name: folder.name }));
        void refresh();
        onDone(true);
      }}
    />
  );
}
