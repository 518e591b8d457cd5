import { Button, Center, Loader, Modal, Paper, Stack, Table, Text, Title } from '@mantine/core';
import type { TagView } from '@orleans-chat/shared';
import { useQueryClient } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../lib/queries';
import { NotShown } from '../../ui/NotShown';
import { toast, toastRefusal } from '../../ui/toasts';
import { tagsApi } from './api';
import { TagChip } from './TagChip';
import { TagForm } from './TagForm';
import { TAGS, useTagsQuery } from './useTags';
import styles from './TagsScreen.module.css';

/** The tags that agents put on chats. */
export function TagsScreen() {
  const { t } = useTranslation();
  const query = useTagsQuery();
  const [edited, setEdited] = useState<TagView | 'new' | null>(null);
  const [leaving, setLeaving] = useState<TagView | null>(null);
  if (query.data === undefined) {
    return refusalOf(query.error) === null
      ? <Center p="xl"><Loader /></Center>
      : <NotShown words={t('tags.notLoaded')} action={t('retry')} />;
  }
  return (
    <Paper component="section" withBorder radius="lg" p="lg" aria-labelledby="tags">
      <div className={styles['tags-head']}>
        <Title order={2} fz={17} id="tags">{t('settings.tags')}</Title>
        <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>{t('tags.add')}</Button>
      </div>
      <Text fz="sm" c="dimmed" mb="md">{t('tags.about')}</Text>
      {query.data.length === 0 ? <Text c="dimmed">{t('tags.none')}</Text> : (
        <Table verticalSpacing="xs">
          <Table.Tbody>
            {query.data.map((tag) => (
              <Table.Tr key={tag.id}>
                <Table.Td><TagChip tag={tag} /></Table.Td>
                <Table.Td className={styles['tags-acts']}>
                  <Button size="xs" variant="default" aria-label={t('tags.changeOne', { name: tag.name })} onClick={() => setEdited(tag)}>
                    {t('tags.change')}
                  </Button>
                  <Button
                    size="xs" variant="subtle" color="red" aria-label={t('tags.deleteOne', { name: tag.name })}
                    onClick={() => setLeaving(tag)}
                  >
                    {t('tags.delete')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Modal
        opened={edited !== null} onClose={() => setEdited(null)} centered title={t(edited === 'new' ? 'tags.add' : 'tags.change')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {edited !== null && <TagForm tag={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />}
      </Modal>
      <DeleteDialog tag={leaving} onDone={() => setLeaving(null)} />
    </Paper>
  );
}

function DeleteDialog({ tag, onDone }: { tag: TagView | null; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const remove = async ({ id, name }: TagView) => {
    setBusy(true);
    const { refused } = await tagsApi.remove(id);
    setBusy(false);
    if (!toastRefusal(refused)) {
      queries.setQueryData<readonly TagView[]>(TAGS, (all) => all?.filter((each) => each.id !== id));
      toast(t('tags.deleted', { name }));
    }
    onDone();
  };
  return (
    <Modal
      opened={tag !== null} onClose={onDone} centered title={t('tags.deleteOne', { name: tag?.name ?? '' })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>{t('tags.deleteText')}</Text>
        <div className={styles['tags-acts']}>
          <Button variant="default" data-autofocus onClick={onDone}>{t('cancel')}</Button>
          <Button color="red" loading={busy} onClick={() => tag && void remove(tag)}>{t('tags.delete')}</Button>
        </div>
      </Stack>
    </Modal>
  );
}
