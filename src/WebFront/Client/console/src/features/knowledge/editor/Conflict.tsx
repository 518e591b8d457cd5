import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../../lib/words';
import { ReasonedButton } from '../../../ui/ReasonedButton';
import { Difference } from '../versions/Difference';
import { union } from '../versions/difference';
import { changedFields, compare, FIELDS, type ArticleText, type Draft, type Field, type Theirs } from './drafts';

type Side = 'mine' | 'theirs' | 'both';

interface Props {
  draftKey: string;
  draft: Draft;
  theirs: Theirs;
  /** To be saved. */
  onSettled: (now: ArticleText) => void;
  /** To be mended by hand first. */
  onGoOn: (now: ArticleText) => void;
}

/**
 * Somebody else saved meanwhile. What both changed stands side by side as a difference, to choose from; what only one of them changed
 * holds. Nothing is chosen beforehand and nothing is saved until somebody says so.
 */
export function Conflict({ draftKey: key, draft, theirs, onSettled, onGoOn }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Partial<Record<Field, Side>>>({});
  const [mine, others] = [changedFields(draft.base, draft.now), changedFields(draft.base, theirs)];
  const conflicts = FIELDS.filter((field) => mine.includes(field) && others.includes(field) && draft.now[field] !== theirs[field]);
  const valueOf = (field: Field): string => {
    const side = conflicts.includes(field) ? chosen[field] : mine.includes(field) ? 'mine' : 'theirs';
    return side === 'both' ? union(theirs[field], draft.now[field]) : side === 'mine' ? draft.now[field] : theirs[field];
  };
  const open = conflicts.some((field) => chosen[field] === undefined);
  const byHand = conflicts.some((field) => chosen[field] === 'both');
  const words = t(byHand ? 'knowledge.conflict.goOn' : conflicts.length > 0 ? 'knowledge.conflict.save' : 'knowledge.conflict.saveBoth');
  const settle = () => {
    const [title, slug, body] = FIELDS.map(valueOf) as [string, string, string];
    (byHand ? onGoOn : onSettled)({ title, slug, body });
  };
  const later = () => compare(key, false);
  return (
    <Modal
      opened onClose={later} size="xl" title={t('knowledge.conflict.title', { name: theirs.by })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>
          {t('knowledge.conflict.when', { name: theirs.by, time: moment(theirs.at) })}
          {' '}{conflicts.length > 0 ? t('knowledge.conflict.text', { name: theirs.by }) : t('knowledge.conflict.apart')}
        </Text>
        {conflicts.map((field) => (
          <Radio.Group
            key={field} name={field} label={t(`knowledge.field.${field}`)} value={chosen[field] ?? null}
            onChange={(side) => setChosen({ ...chosen, [field]: side as Side })}
          >
            <Group mt={4} mb="xs">
              <Radio value="mine" label={t('knowledge.conflict.mine')} />
              <Radio value="theirs" label={t('knowledge.conflict.theirs', { name: theirs.by })} />
              {field === 'body' && <Radio value="both" label={t('knowledge.conflict.both')} />}
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
          <ReasonedButton reason={open ? t('knowledge.conflict.choose') : null} onClick={settle} aria-label={words}>{words}</ReasonedButton>
        </Group>
      </Stack>
    </Modal>
  );
}
