import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../../lib/words';
import { Difference } from '../versions/Difference';
import { changedFields, compare, FIELDS, type ArticleText, type Draft, type Field, type Theirs } from './drafts';

type Side = 'mine' | 'theirs';

interface Props {
  draftKey: string;
  draft: Draft;
  theirs: Theirs;
  onSettled: (now: ArticleText) => void;
}

/**
 * Somebody else saved meanwhile. What both changed stands side by side as a difference, to choose from; what only one of them changed
 * holds. Nothing is saved until somebody says so, and both texts stay among the versions.
 */
export function Conflict({ draftKey: key, draft, theirs, onSettled }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Partial<Record<Field, Side>>>({});
  const [mine, others] = [changedFields(draft.base, draft.now), changedFields(draft.base, theirs)];
  const conflicts = FIELDS.filter((field) => mine.includes(field) && others.includes(field) && draft.now[field] !== theirs[field]);
  const sideOf = (field: Field): Side => (conflicts.includes(field) ? (chosen[field] ?? 'mine') : mine.includes(field) ? 'mine' : 'theirs');
  const result = Object.fromEntries(FIELDS.map((field) => [
    field, sideOf(field) === 'mine' ? draft.now[field] : theirs[field],
  ])) as Record<Field, string>;
  const later = () => compare(key, false);
  return (
    <Modal
      opened onClose={later} size="xl" title={t('knowledge.conflict.title', { name: theirs.by })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>
          {t('knowledge.conflict.when', { name: theirs.by, time: moment(theirs.at) })}
          {' '}{t(conflicts.length > 0 ? 'knowledge.conflict.text' : 'knowledge.conflict.apart')}
        </Text>
        {conflicts.map((field) => (
          <Radio.Group
            key={field} name={field} label={t(`knowledge.field.${field}`)} value={sideOf(field)}
            onChange={(side) => setChosen({ ...chosen, [field]: side as Side })}
          >
            <Group mt={4} mb="xs">
              <Radio value="mine" label={t('knowledge.conflict.mine')} />
              <Radio value="theirs" label={t('knowledge.conflict.theirs', { name: theirs.by })} />
            </Group>
            <Difference
              before={theirs[field]} after={draft.now[field]}
              label={t('knowledge.conflict.difference', { field: t(`knowledge.field.${field}`) })}
            />
          </Radio.Group>
        ))}
        {conflicts.length > 0 && <Text fz="sm" c="dimmed">{t('knowledge.conflict.signs', { name: theirs.by })}</Text>}
        <Group justify="end">
          <Button variant="default" onClick={later}>{t('knowledge.conflict.later')}</Button>
          <Button onClick={() => onSettled(result)}>
            {t(conflicts.length > 0 ? 'knowledge.conflict.save' : 'knowledge.conflict.saveBoth')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
