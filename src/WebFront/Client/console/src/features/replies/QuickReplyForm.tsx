import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { isBlank, limits, type QuickReplyView, type RefusalView } from '@orleans-chat/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../lib/i18n';
import { Refused } from '../../ui/Refused';
import { useAgent } from '../agent';
import { repliesApi } from './api';
import { Slips } from './Slips';
import { Theirs } from './Theirs';
import { freshLibrary, REPLIES, withLibrary, withOne } from './useReplies';

const PRIVATE = 'private';

interface Props {
  /** The one that is changed, or what a new one begins with. */
  readonly reply: QuickReplyView | { readonly text: string };
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A new quick reply, or one that is changed. */
export function QuickReplyForm({ reply, onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const known = 'id' in reply ? reply : null;
  const channels = useAgent((state) => state.me?.channels) ?? [];
  const managed = channels.filter(({ permissions }) => permissions.includes('manager'));
  const [name, setName] = useState(known?.name ?? '');
  const [text, setText] = useState(reply.text);
  const [shortcut, setShortcut] = useState(known?.shortcut ?? '');
  const [scope, setScope] = useState(known?.channelId ?? PRIVATE);
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  const [theirs, setTheirs] = useState<QuickReplyView | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation(); // The window may stand in the form of the composer.
    setBusy(true);
    const said = { name, text, shortcut: shortcut.replace(/^\//, '').trim() || null };
    const { ok, refused } = await (known === null
      ? repliesApi.add({ ...said, channelId: scope === PRIVATE ? null : scope })
      : repliesApi.change(known.id, { ...said, version: (theirs ?? known).version }));
    setBusy(false);
    setRefusal(refused);
    if (ok !== null) {
      withLibrary(queries, (now) => ({ ...now, quickReplies: withOne(now.quickReplies, ok) }));
      onDone();
    } else if (refused?.code === 'reply.changedMeanwhile') {
      setTheirs((await freshLibrary(queries))?.quickReplies.find(({ id }) => id === known?.id) ?? null);
    } else if (refused?.code === 'reply.notFound') {
      void queries.invalidateQueries({ queryKey: REPLIES });
    }
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack>
        <TextInput
          label={t('replies.name')} description={t('replies.nameHint')} value={name} maxLength={limits.quickReplyNameLength} data-autofocus
          required onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t('replies.text')} value={text} maxLength={limits.agentMessageLength} autosize minRows={3} maxRows={10} required
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Slips text={text} />
        <TextInput
          label={t('replies.shortcut')} description={t('replies.shortcutHint')} value={shortcut} maxLength={limits.shortcutLength + 1}
          leftSection="/" autoCapitalize="none" onChange={(event) => setShortcut(event.currentTarget.value.replace(/^\//, ''))}
        />
        {known === null && managed.length > 0 && (
          <Select
            label={t('replies.for')} value={scope} allowDeselect={false} comboboxProps={{ withinPortal: true }}
            data={[{ value: PRIVATE, label: t('replies.private') }, ...managed.map((channel) => ({
              value: channel.id, label: t('replies.sharedOn', { channel: channel.name }),
            }))]}
            onChange={(value) => setScope(value ?? PRIVATE)}
          />
        )}
        <Refused problem={refusal && refusalText(refusal)} />
        {theirs !== null && <Theirs lines={[theirs.name, theirs.text, theirs.shortcut ? `/${theirs.shortcut}` : '']} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>{t('cancel')}</Button>
          <Button type="submit" loading={busy} disabled={isBlank(name) || isBlank(text)}>
            {t(theirs === null ? 'replies.save' : 'replies.saveOver')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
