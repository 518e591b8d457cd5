import { Button, FileInput, Group, Modal, Stack, Text } from '@mantine/core';
import type { ImportReport, KnowledgeFolderView } from '@orleans-chat/shared';
import { IconFileZip } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../../ui/Refused';
import { toast } from '../../../ui/toasts';
import { useSubmit } from '../../../ui/useSubmit';
import { knowledgeApi } from '../api';
import { useRefresh } from '../useFolders';
import { ImportLines } from './ImportLines';

interface Props {
  folder: KnowledgeFolderView;
  onClose: () => void;
}

/** An archive is chosen, the server says what would come of each of its files, and only then it is done. */
export function ImportDialog({ folder, onClose }: Props) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [file, setFile] = useState<File | null>(null);
  const [plan, setPlan] = useState<ImportReport | null>(null);
  const { submit, busy, problem } = useSubmit();
  const choose = async (chosen: File | null) => {
    setFile(chosen);
    setPlan(null);
    if (chosen !== null) {
      setPlan(await submit(() => knowledgeApi.import(folder.id, chosen, false)));
    }
  };
  const commit = async () => {
    const done = file && await submit(() => knowledgeApi.import(folder.id, file, true));
    if (done) {
      setPlan(done);
      toast(t('knowledge.import.done', { count: done.added + done.changed }));
    }
    await refresh();
  };
  const work = plan === null ? 0 : plan.added + plan.changed;
  return (
    <Modal
      opened onClose={onClose} size="xl" title={t('knowledge.import.into', { name: folder.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text fz="sm">{t('knowledge.import.about')}</Text>
        <FileInput
          label={t('knowledge.import.file')} placeholder={t('knowledge.import.choose')} accept=".zip,application/zip" value={file}
          leftSection={<IconFileZip size={18} aria-hidden />} disabled={busy} onChange={(chosen) => void choose(chosen)} clearable
          clearButtonProps={{ 'aria-label': t('knowledge.import.clear') }} data-autofocus
        />
        <Refused problem={problem} />
        <div role="status">
          {plan !== null && (
            <Text fw={600}>{t(plan.committed ? 'knowledge.import.was' : 'knowledge.import.plan', { ...counts(plan) })}</Text>
          )}
        </div>
        {plan !== null && <ImportLines lines={plan.lines} />}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>{t(plan?.committed ? 'close' : 'cancel')}</Button>
          {!plan?.committed && (
            <Button loading={busy} disabled={work === 0} onClick={() => void commit()}>{t('knowledge.import.act', { count: work })}</Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

const counts = ({ added, changed, unchanged, refused }: ImportReport) => ({ added, changed, unchanged, refused });
