import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import type { LocalSpan } from '@orleans-chat/shared';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './Spans.module.css';

interface Props {
  /** Whose times, for assistive technology. */
  name: string;
  spans: readonly LocalSpan[];
  /** What a new one is; null: there is no room for one. */
  fresh: LocalSpan | null;
  addWords: string;
  /** What stands before and between the two clocks of each. */
  words?: { from: string; until: string };
  onChange: (spans: LocalSpan[]) => void;
}

/** From–until, as often as needed. An end before the start is on the next day. */
export function Spans({ name, spans, fresh, addWords, words, onChange }: Props) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<LocalSpan>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...part } : span)));
  return (
    <Group gap="xs" className={styles.spans}>
      {spans.map((span, index) => (
        <Group key={index} gap={4} wrap="nowrap" className={styles.span}>
          {words && <Text fz="sm" span>{words.from}</Text>}
          <Clock label={t('hours.from', { name, number: index + 1 })} value={span.start} onChange={(start) => change(index, { start })} />
          {words ? <Text fz="sm" span>{words.until}</Text> : <span aria-hidden="true">–</span>}
          <Clock label={t('hours.until', { name, number: index + 1 })} value={span.end} onChange={(end) => change(index, { end })} />
          {span.end !== '' && span.end <= span.start && <Text fz="xs" c="dimmed">{t('hours.nextDay')}</Text>}
          <ActionIcon
            variant="subtle" color="gray" aria-label={t('hours.remove', { name, number: index + 1 })}
            onClick={() => onChange(spans.filter((_, at) => at !== index))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {fresh !== null && (
        <Button
          variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...spans, fresh])}
        >
          {addWords}
        </Button>
      )}
    </Group>
  );
}

/** The server writes seconds; people do not. What is taken away is empty until something else is there. */
function Clock({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextInput
      type="time" size="xs" aria-label={label} value={value.slice(0, 5)} required error={value === ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? '' : `${event.currentTarget.value}:00`)}
    />
  );
}
