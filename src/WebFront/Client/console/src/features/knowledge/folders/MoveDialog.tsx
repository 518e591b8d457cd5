import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import type { KnowledgeFolderView } from '@orleans-chat/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../../lib/http';
import { Refused } from '../../../ui/Refused';
import { useSubmit } from '../../../ui/useSubmit';
import { isWithin, pathTo } from './tree';

/** For a place that is no folder. */
const TOP = 'top';

interface Props {
  title: string;
  folders: readonly KnowledgeFolderView[];
  /** The folder that is moved, which can lie neither in itself nor in what lies in it; null: articles are moved. */
  moved: KnowledgeFolderView | null;
  /** Where it lies now. */
  from: string | null;
  move: (into: string | null) => Promise<Outcome<unknown>>;
  onMoved: () => void;
  onClose: () => void;
}

/** Where to: by its name, for whoever does not drag. */
export function MoveDialog({ title, folders, moved, from, move, onMoved, onClose }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const { submit, busy, problem } = useSubmit();
  const places = folders.filter(({ id }) => id !== from && id !== moved?.id).map(({ id }) => ({
    value: id,
    label: pathTo(folders, id).map(({ name }) => name).join(' / '),
    disabled: moved !== null && isWithin(folders, id, moved.id),
  })).sort((a, b) => a.label.localeCompare(b.label));
  const top = moved !== null && from !== null ? [{ value: TOP, label: t('knowledge.folder.top'), disabled: false }] : [];
  const act = async () => {
    if (chosen !== null && await submit(() => move(chosen === TOP ? null : chosen)) !== null) {
      onMoved();
    }
  };
  return (
    <Modal opened onClose={onClose} centered title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Refused problem={problem} />
        <Select
          label={t('knowledge.move.into')} data={[...top, ...places]} value={chosen} onChange={setChosen} searchable data-autofocus
          description={moved === null ? undefined : t('knowledge.move.notWithin')} nothingFoundMessage={t('knowledge.move.none')}
        />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button loading={busy} disabled={chosen === null} onClick={() => void act()}>{t('knowledge.move')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
