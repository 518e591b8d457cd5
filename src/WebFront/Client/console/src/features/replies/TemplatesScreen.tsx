import { Button, Center, Group, Loader, Modal, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import type { RefusalView, TemplateView } from '@orleans-chat/shared';
import { useQueryClient } from '@tanstack/react-query';
import { IconFolder, IconPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../lib/i18n';
import { refusalOf } from '../../lib/queries';
import { NotShown } from '../../ui/NotShown';
import { Refused } from '../../ui/Refused';
import { toast, toastRefusal } from '../../ui/toasts';
import { repliesApi } from './api';
import { FormWindow } from './FormWindow';
import { TemplateForm } from './TemplateForm';
import { foldersOf, matching } from './templates';
import { REPLIES, useReplies, withLibrary } from './useReplies';
import styles from './TemplatesScreen.module.css';

/** The reply templates of the installation, by folder. */
export function TemplatesScreen() {
  const { t } = useTranslation();
  const query = useReplies();
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<TemplateView | 'new' | null>(null);
  const [leaving, setLeaving] = useState<TemplateView | null>(null);
  const [moving, setMoving] = useState<string | null>(null);
  if (query.data === undefined) {
    return refusalOf(query.error) === null
      ? <Center p="xl"><Loader /></Center> : <NotShown words={t('templates.notLoaded')} action={t('retry')} />;
  }
  const all = query.data.templates;
  const shown = matching(all, search);
  const places = [...new Set(shown.map(({ folder }) => folder))].sort((a, b) => a.localeCompare(b));
  return (
    <Paper component="section" withBorder radius="lg" p="lg" aria-labelledby="templates">
      <div className={styles['templates-head']}>
        <Title order={2} fz={17} id="templates">{t('settings.templates')}</Title>
        <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>{t('templates.add')}</Button>
      </div>
      <Text fz="sm" c="dimmed" mb="md">{t('templates.about')}</Text>
      {all.length === 0 ? <Text c="dimmed">{t('templates.none')}</Text> : (
        <TextInput
          mb="md" type="search" aria-label={t('templates.search')} placeholder={t('templates.search')} value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      {places.map((folder) => (
        <section key={folder} className={styles['template-folder']} aria-label={folder === '' ? t('templates.noFolder') : folder}>
          <div className={styles['template-place']}>
            <Title order={3}>
              {folder !== '' && <IconFolder size={16} stroke={1.75} aria-hidden />}
              <bdi>{folder === '' ? t('templates.noFolder') : folder.replaceAll('/', ' › ')}</bdi>
            </Title>
            {folder !== '' && (
              <Button size="xs" variant="subtle" aria-label={t('templates.moveOne', { name: folder })} onClick={() => setMoving(folder)}>
                {t('templates.moveFolder')}
              </Button>
            )}
          </div>
          {shown.filter((template) => template.folder === folder).map((template) => (
            <div key={template.id} className={styles.template}>
              <div className={styles['template-words']}>
                <span className={styles['template-name']}>
                  <bdi>{template.name}</bdi>{' '}
                  <span className={styles['template-languages']}>{template.texts.map(({ language }) => language).join(', ')}</span>
                </span>
                <span className={styles['template-text']} dir="auto">{template.texts[0]?.text}</span>
              </div>
              <Group gap={4} wrap="nowrap">
                <Button
                  size="xs" variant="default" aria-label={t('templates.changeOne', { name: template.name })}
                  onClick={() => setEdited(template)}
                >
                  {t('replies.change')}
                </Button>
                <Button
                  size="xs" variant="subtle" color="red" aria-label={t('templates.deleteOne', { name: template.name })}
                  onClick={() => setLeaving(template)}
                >
                  {t('replies.delete')}
                </Button>
              </Group>
            </div>
          ))}
        </section>
      ))}
      <FormWindow
        opened={edited !== null} onClose={() => setEdited(null)} title={t(edited === 'new' ? 'templates.add' : 'templates.change')}
      >
        {edited !== null && (
          <TemplateForm template={edited === 'new' ? null : edited} folders={foldersOf(all)} onDone={() => setEdited(null)} />
        )}
      </FormWindow>
      <DeleteDialog template={leaving} onDone={() => setLeaving(null)} />
      {moving !== null && <MoveDialog key={moving} folder={moving} onDone={() => setMoving(null)} />}
    </Paper>
  );
}

function DeleteDialog({ template, onDone }: { readonly template: TemplateView | null; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const remove = async ({ id, name }: TemplateView) => {
    setBusy(true);
    const { refused } = await repliesApi.removeTemplate(id);
    setBusy(false);
    if (!toastRefusal(refused)) {
      withLibrary(queries, (now) => ({ ...now, templates: now.templates.filter((each) => each.id !== id) }));
      toast(t('templates.deleted', { name }));
    }
    onDone();
  };
  return (
    <Modal
      opened={template !== null} onClose={onDone} centered title={t('templates.deleteOne', { name: template?.name ?? '' })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>{t('templates.deleteText')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onDone}>{t('cancel')}</Button>
          <Button color="red" loading={busy} onClick={() => template && void remove(template)}>{t('replies.delete')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function MoveDialog({ folder, onDone }: { readonly folder: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [to, setTo] = useState(folder);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  const move = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { refused } = await repliesApi.moveFolder({ from: folder, to: to.trim() });
    setBusy(false);
    setRefusal(refused);
    if (refused === null) {
      await queries.invalidateQueries({ queryKey: REPLIES });
      onDone();
    }
  };
  return (
    <Modal
      opened onClose={onDone} centered title={t('templates.moveOne', { name: folder })} closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={(event) => void move(event)}>
        <Stack>
          <TextInput
            label={t('templates.folderTo')} description={t('templates.folderHint')} value={to} data-autofocus
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Refused problem={refusal && refusalText(refusal)} />
          <Button type="submit" loading={busy} disabled={to.trim() === folder}>{t('replies.save')}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
