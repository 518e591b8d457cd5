import { Checkbox, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { newMessageId, type SessionRow } from '@orleans-chat/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastRefusal } from '../../../ui/toasts';
import { useClient } from '../../agent';
import { TagChip, useTags } from '../../tags';

const MANY = 8;

/** Puts tags on a chat and takes them off: each at once, shown when the log brings it. */
export function TagMenu({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const client = useClient();
  const tags = useTags();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<Readonly<Record<string, boolean>>>({});
  const set = async (id: string, on: boolean) => {
    setAsked((before) => ({ ...before, [id]: on }));
    const change = { sessionId: row.id, messageId: newMessageId(), add: on ? [id] : [], remove: on ? [] : [id] };
    toastRefusal((await client.ask((hub) => hub.changeTags(change))).refused);
    setAsked((before) => Object.fromEntries(Object.entries(before).filter(([key]) => key !== id)));
  };
  const shown = tags.filter(({ name }) => name.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase()));
  if (tags.length === 0) {
    return <Text fz="sm" c="dimmed" p="xs" data-autofocus tabIndex={-1}>{t('tag.none')}</Text>;
  }
  return (
    <Stack gap="xs">
      {tags.length > MANY && (
        <TextInput
          size="xs" value={words} aria-label={t('tag.find')} placeholder={t('tag.find')} data-autofocus
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <ScrollArea.Autosize mah={280}>
        <Stack gap={8} p={4}>
          {shown.map((tag) => (
            <Checkbox
              key={tag.id} checked={asked[tag.id] ?? row.tags?.includes(tag.id) ?? false} label={<TagChip tag={tag} />}
              onChange={(event) => void set(tag.id, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Stack>
  );
}
