import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { DocumentFolderView, DocumentLibrary, DocumentView } from '@orleans-chat/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast, toastRefusal } from '../../ui/toasts';
import { documentsApi } from './api';
import { without } from './library';
import { LIBRARY } from './useLibrary';

/** Asks once more. */
export function DeleteDialog({ what, onDone }: { what: DocumentView | DocumentFolderView | null; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const isDocument = what !== null && 'file' in what;
  const remove = async ({ id, name }: DocumentView | DocumentFolderView) => {
    setBusy(true);
    const { refused } = await (isDocument ? documentsApi.remove(id) : documentsApi.removeFolder(id));
    setBusy(false);
    if (!toastRefusal(refused)) {
      queries.setQueryData<DocumentLibrary>(LIBRARY, (library) => without(library, id));
      toast(t('documents.deleted', { name }));
    }
    onDone();
  };
  return (
    <Modal
      opened={what !== null} onClose={onDone} centered title={t('documents.deleteOne', { name: what?.name ?? '' })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>{t(isDocument ? 'documents.deleteText' : 'documents.deleteFolderText')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onDone}>{t('cancel')}</Button>
          <Button color="red" loading={busy} onClick={() => what && void remove(what)}>{t('documents.delete')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
