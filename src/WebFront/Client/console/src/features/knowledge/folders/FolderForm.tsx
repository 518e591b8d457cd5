import { Button, Modal, TextInput } from '@mantine/core';
import { isBlank, limits, type KnowledgeFolderView } from '@orleans-chat/shared';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../../ui/Refused';
import { useSubmit } from '../../../ui/useSubmit';
import { knowledgeApi } from '../api';
import { useRefresh } from '../useFolders';

interface Props {
  /** The folder that gets another name; null: a new one. */
  folder: KnowledgeFolderView | null;
  /** In which the new one lies; null: at the top. */
  parent: KnowledgeFolderView | null;
  onDone: (folder: KnowledgeFolderView | null) => void;
}

/** A new folder, or another name for one. */
export function FolderForm({ folder, parent, onDone }: Props) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [name, setName] = useState(folder?.name ?? '');
  const { submit, busy, problem, wrong } = useSubmit('name');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const saved = folder === null
      ? await submit(() => knowledgeApi.addFolder({ name: name.trim(), parentId: parent?.id ?? null }))
      : await submit(() => knowledgeApi.renameFolder(folder, name.trim())) === null ? null : folder;
    await refresh();
    if (saved !== null) {
      onDone(saved);
    }
  };
  const title = folder !== null ? t('knowledge.folder.renameWhich', { name: folder.name })
    : parent === null ? t('knowledge.folder.new') : t('knowledge.folder.newIn', { name: parent.name });
  return (
    <Modal opened onClose={() => onDone(null)} centered title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className="stack" onSubmit={(event) => void save(event)}>
        <Refused problem={problem} />
        <TextInput
          label={t('knowledge.folder.name')} value={name} maxLength={limits.knowledgeFolderLength} data-autofocus autoComplete="off"
          error={wrong('name')} onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={isBlank(name)} w="fit-content">
          {t(folder === null ? 'knowledge.folder.make' : 'knowledge.save')}
        </Button>
      </form>
    </Modal>
  );
}
