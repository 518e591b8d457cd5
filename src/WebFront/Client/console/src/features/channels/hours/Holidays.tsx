import { ActionIcon, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { Holiday } from '@orleans-chat/shared';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChannel, useSetting } from '../ChannelContext';
import { problemAt } from '../problems';
import { useRuleWords } from '../../../lib/ruleWords';
import { freeTime } from './freeSpan';
import { Spans } from './Spans';
import styles from './Holidays.module.css';
import { settingLengths } from '../settingLimits';

const SHORT = { start: '09:00:00', end: '12:00:00' };

/** Dates with hours of their own. */
export function Holidays() {
  const { t } = useTranslation();
  const { draft } = useChannel();
  const words = useRuleWords();
  const { value, set, label } = useSetting<Holiday[]>('hours.holidays');
  const change = (index: number, part: Partial<Holiday>) => set(value.map((day, at) => (at === index ? { ...day, ...part } : day)));
  const wrong = (index: number, field: string) => {
    const rule = problemAt(draft.problems, `hours.holidays[${index}].${field}`);
    return rule === undefined ? undefined : words(rule);
  };
  const twice = draft.problems['hours.holidays'];
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      <Title order={4} fz="sm">{label}</Title>
      <Text fz="sm" c="dimmed">{t('hours.holidaysHint')}</Text>
      {value.map((day, index) => (
        <Group key={index} gap="xs" align="flex-start" className={styles.holiday}>
          <TextInput
            type="date" size="xs" aria-label={t('hours.date', { number: index + 1 })} value={day.date} required error={wrong(index, 'date')}
            onChange={(event) => change(index, { date: event.currentTarget.value })}
          />
          <TextInput
            size="xs" aria-label={t('hours.holidayName', { number: index + 1 })} placeholder={t('hours.holidayPlace')} value={day.name}
            required maxLength={settingLengths['hours.holidays.name']}
            error={wrong(index, 'name')} onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <Spans
            name={day.name || day.date} spans={day.open ?? []} fresh={freeTime(day.open ?? [], SHORT)} addWords={t('hours.openThen')}
            onChange={(open) => change(index, { open: open.length === 0 ? null : open })}
          />
          {wrong(index, 'open') && <Text c="red" fz="sm" role="alert">{wrong(index, 'open')}</Text>}
          <ActionIcon
            variant="subtle" color="gray" aria-label={t('hours.removeDay', { name: day.name || day.date })}
            onClick={() => set(value.filter((_, at) => at !== index))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {twice !== undefined && <Text c="red" fz="sm" role="alert">{words(twice)}</Text>}
      <Button
        variant="default" size="xs" w="fit-content" leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => set([...value, { date: nextDate(value), name: '', open: null }])}
      >
        {t('hours.addHoliday')}
      </Button>
    </Stack>
  );
}

/** Tomorrow, or the first day after it that is not taken. */
function nextDate(taken: readonly Holiday[]): string {
  const day = new Date();
  do {
    day.setDate(day.getDate() + 1);
  } while (taken.some(({ date }) => date === isoDate(day)));
  return isoDate(day);
}

const isoDate = (day: Date): string =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
