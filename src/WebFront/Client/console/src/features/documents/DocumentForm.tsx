import { Button, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { isBlank, limits, type DocumentLibrary, type DocumentView, type RefusalView } from '@orleans-chat/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../lib/i18n';
import { Refused } from '../../ui/Refused';
import { documentsApi } from './api';
import { FolderSelect } from './FolderSelect';
import { withDocument } from './library';
import { Theirs } from './Theirs';
import { LIBRARY } from './useLibrary';

interface Props {
  readonly library: DocumentLibrary;
  /** Null: none is being changed. */
  readonly document: DocumentView | null;
  readonly onDone: () => void;
}

/** What agents read of a document, and where it stands. */
export function DocumentForm({ library, document, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={document !== null} onClose={onDone} centered title={t('documents.changeOne')} closeButtonProps={{ 'aria-label': t('close') }}
    >
      {document !== null && <Fields library={library} document={document} onDone={onDone} />}
    </Modal>
  );
}

function Fields({ library, document, onDone }: Props & { readonly document: DocumentView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [name, setName] = useState(document.name);
  const [description, setDescription] = useState(document.description);
  const [folderId, setFolder] = useState(document.folderId ?? null);
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  const [busy, setBusy] = useState(false);
  const theirs = refusal?.code === 'documents.changedMeanwhile' ? library.documents.find(({ id }) => id === document.id) : undefined;
  const { version } = theirs ?? document;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { ok, refused } = await documentsApi.change(document.id, { folderId, name, description, version });
    if (ok === null) {
      await queries.invalidateQueries({ queryKey: LIBRARY }); // What others have done meanwhile.
      setBusy(false);
      setRefusal(refused);
    } else {
      queries.setQueryData<DocumentLibrary>(LIBRARY, (known) => withDocument(known, ok));
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
        <Textarea
          label={t('documents.description')} value={description} maxLength={limits.documentDescriptionLength}
          autosize minRows={2} maxRows={8} onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <FolderSelect library={library} places={library.folders} value={folderId} onChange={setFolder} />
        <Refused problem={refusal && refusalText(refusal)} />
        {theirs && <Theirs library={library} name={theirs.name} folderId={theirs.folderId ?? null} description={theirs.description} />}
        <Button type="submit" loading={busy} disabled={isBlank(name)}>{t(theirs ? 'documents.saveOver' : 'documents.saveChange')}</Button>
      </Stack>
    </form>
  );
}
