import { Badge, Button, Center, Code, Group, Loader, Stack, Text } from '@mantine/core';
import type { QuickReplyView } from '@orleans-chat/shared';
import { useQueryClient } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../lib/queries';
import { NotShown } from '../../ui/NotShown';
import { toast, toastRefusal } from '../../ui/toasts';
import { useAgent } from '../agent';
import { repliesApi } from './api';
import { QuickReplyForm } from './QuickReplyForm';
import { REPLIES, useReplies, withLibrary } from './useReplies';
import styles from './QuickReplies.module.css';

type Edited = QuickReplyView | { readonly text: string };

/** The agent's own quick replies, and those shared on their channels. `first`: what is edited to begin with. */
export function QuickReplies({ first = null, onDone }: { readonly first?: Edited | null; readonly onDone?: () => void }) {
  const { t } = useTranslation();
  const query = useReplies();
  const [edited, setEdited] = useState<Edited | null>(first);
  const done = () => {
    setEdited(null);
    onDone?.();
  };
  if (edited !== null) {
    const cancel = first === null ? () => setEdited(null) : done;
    return <QuickReplyForm key={'id' in edited ? edited.id : 'new'} reply={edited} onDone={done} onCancel={cancel} />;
  }
  if (query.data === undefined) {
    return refusalOf(query.error) === null
      ? <Center p="xl"><Loader /></Center> : <NotShown words={t('replies.notLoaded')} action={t('retry')} />;
  }
  const replies = query.data.quickReplies;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fz={13} c="dimmed" className={styles['replies-about']}>{t('replies.about')}</Text>
        <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited({ text: '' })}>
          {t('replies.add')}
        </Button>
      </Group>
      {replies.length === 0 && <Text c="dimmed" fz={14}>{t('replies.none')}</Text>}
      <ul className={styles.replies}>
        {replies.map((reply) => <Reply key={reply.id} reply={reply} onEdit={() => setEdited(reply)} />)}
      </ul>
    </Stack>
  );
}

function Reply({ reply, onEdit }: { readonly reply: QuickReplyView; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const channel = useAgent((state) => state.me?.channels.find(({ id }) => id === reply.channelId)?.name);
  const remove = async () => {
    setBusy(true);
    const { refused } = await repliesApi.remove(reply.id);
    setBusy(false);
    if (!toastRefusal(refused)) {
      withLibrary(queries, (now) => ({ ...now, quickReplies: now.quickReplies.filter(({ id }) => id !== reply.id) }));
      toast(t('replies.deleted', { name: reply.name }));
    } else if (refused?.code === 'reply.notFound') {
      void queries.invalidateQueries({ queryKey: REPLIES });
    }
  };
  return (
    <li className={styles.reply}>
      <div className={styles['reply-words']}>
        <span className={styles['reply-name']}>
          <bdi>{reply.name}</bdi>
          {reply.shortcut && <Code>/{reply.shortcut}</Code>}
          {reply.channelId && <Badge size="sm" variant="light" color="gray">{channel ?? t('replies.shared')}</Badge>}
        </span>
        <span className={styles['reply-text']} dir="auto">{reply.text}</span>
      </div>
      {reply.editable && (asking ? (
        <Group gap={4} wrap="nowrap">
          <Button size="xs" variant="default" data-autofocus onClick={() => setAsking(false)}>{t('cancel')}</Button>
          <Button size="xs" color="red" loading={busy} onClick={() => void remove()}>{t('replies.delete')}</Button>
        </Group>
      ) : (
        <Group gap={4} wrap="nowrap">
          <Button size="xs" variant="default" aria-label={t('replies.changeOne', { name: reply.name })} onClick={onEdit}>
            {t('replies.change')}
          </Button>
          <Button
            size="xs" variant="subtle" color="red" aria-label={t('replies.deleteOne', { name: reply.name })} onClick={() => setAsking(true)}
          >
            {t('replies.delete')}
          </Button>
        </Group>
      ))}
    </li>
  );
}
