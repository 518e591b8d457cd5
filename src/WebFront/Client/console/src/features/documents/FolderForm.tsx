import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { isBlank, limits, type DocumentFolderView, type DocumentLibrary, type RefusalView } from '@orleans-chat/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../lib/i18n';
import { Refused } from '../../ui/Refused';
import { documentsApi } from './api';
import { FolderSelect } from './FolderSelect';
import { placesFor, withFolder } from './library';
import { Theirs } from './Theirs';
import { LIBRARY } from './useLibrary';

interface Props {
  readonly library: DocumentLibrary;
  readonly opened: boolean;
  /** Null: a new one. */
  readonly folder: DocumentFolderView | null;
  /** Of a new one. */
  readonly parentId: string | null;
  readonly onDone: () => void;
}

export function FolderForm({ opened, onDone, ...props }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened} onClose={onDone} centered title={t(props.folder === null ? 'documents.addFolder' : 'documents.changeFolder')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {opened && <Fields {...props} onDone={onDone} />}
    </Modal>
  );
}

function Fields({ library, folder, parentId, onDone }: Omit<Props, 'opened'>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [name, setName] = useState(folder?.name ?? '');
  const [parent, setParent] = useState(folder === null ? parentId : (folder.parentId ?? null));
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  const [busy, setBusy] = useState(false);
  const theirs = refusal?.code === 'documents.changedMeanwhile' ? library.folders.find(({ id }) => id === folder?.id) : undefined;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { ok, refused } = await (folder === null
      ? documentsApi.addFolder({ parentId: parent, name })
      : documentsApi.changeFolder(folder.id, { parentId: parent, name, version: (theirs ?? folder).version }));
    if (ok === null) {
      await queries.invalidateQueries({ queryKey: LIBRARY }); // What others have done meanwhile.
      setBusy(false);
      setRefusal(refused);
    } else {
      queries.setQueryData<DocumentLibrary>(LIBRARY, (known) => withFolder(known, ok));
      onDone();
    }
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack>
        <TextInput
          label={t('documents.name')} value={name} maxLength={limits.documentNameLength} data-autofocus required
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FolderSelect library={library} places={placesFor(library, folder?.id ?? null)} value={parent} onChange={setParent} />
        <Refused problem={refusal && refusalText(refusal)} />
        {theirs && <Theirs library={library} name={theirs.name} folderId={theirs.parentId ?? null} />}
        <Button type="submit" loading={busy} disabled={isBlank(name)}>{t(theirs ? 'documents.saveOver' : 'documents.saveChange')}</Button>
      </Stack>
    </form>
  );
}
