import { Button, ColorInput, Stack, TextInput } from '@mantine/core';
import { isBlank, limits, type RefusalView, type TagView } from '@orleans-chat/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../lib/i18n';
import { Refused } from '../../ui/Refused';
import { tagsApi } from './api';
import { TagChip } from './TagChip';
import { TAGS } from './useTags';

/** Apart from each other, and strong enough on light and dark. */
const COLORS = ['#0a6e5c', '#0b5c8f', '#6741d9', '#a61e4d', '#b42318', '#c2410c', '#a16207', '#4d7c0f', '#5a6470'];

/** A new tag, or one that is changed. */
export function TagForm({ tag, onDone }: { tag: TagView | null; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [name, setName] = useState(tag?.name ?? '');
  const [color, setColor] = useState(tag?.color ?? COLORS[0]!);
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { ok, refused } = await (tag === null
      ? tagsApi.add({ name, color }) : tagsApi.change(tag.id, { name, color, version: tag.version }));
    setBusy(false);
    setRefusal(refused);
    if (ok !== null) {
      queries.setQueryData<readonly TagView[]>(TAGS, (all = []) =>
        [...all.filter(({ id }) => id !== ok.id), ok].sort((a, b) => a.name.localeCompare(b.name)));
      onDone();
    } else if (refused?.code === 'tag.changedMeanwhile' || refused?.code === 'tag.notFound') {
      void queries.invalidateQueries({ queryKey: TAGS });
    }
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack>
        <TextInput
          label={t('tags.name')} value={name} maxLength={limits.tagNameLength} data-autofocus required
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ColorInput
          label={t('tags.color')} value={color} format="hex" swatches={COLORS} swatchesPerRow={9} onChange={setColor}
          eyeDropperButtonProps={{ 'aria-label': t('tags.pickColor') }}
        />
        <div><TagChip tag={{ name: isBlank(name) ? t('tags.name') : name, color }} /></div>
        <Refused problem={refusal && refusalText(refusal)} />
        <Button type="submit" loading={busy} disabled={isBlank(name)}>{t('tags.save')}</Button>
      </Stack>
    </form>
  );
}
