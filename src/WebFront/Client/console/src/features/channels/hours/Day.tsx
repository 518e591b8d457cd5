import { Text } from '@mantine/core';
import type { DayHours } from '@orleans-chat/shared';
import { IconCoffee } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../ChannelContext';
import type { Weekday } from '../../../lib/weekdays';
import { freeBreak, freeTime } from './freeSpan';
import { Spans } from './Spans';
import styles from './Day.module.css';

const OFFICE = { start: '08:00:00', end: '16:00:00' };
const LUNCH = { start: '11:30:00', end: '12:00:00' };

/** The hours that start on one weekday, and the breaks in them. */
export function Day({ day }: { day: Weekday }) {
  const { t } = useTranslation();
  const { value, set, label } = useSetting<DayHours>(`hours.${day}`);
  const open = useSetting(`hours.${day}.open`).error;
  const breaks = useSetting(`hours.${day}.breaks`).error;
  const none = value.open.length === 0;
  return (
    <div className={styles['day-hours']} role="group" aria-label={label}>
      <Text fw={500} fz="sm">{label}</Text>
      <div>
        <Spans
          name={label} spans={value.open} fresh={freeTime(value.open, OFFICE)} addWords={t(none ? 'hours.open' : 'hours.more')}
          onChange={(spans) => set({ ...value, open: spans, breaks: spans.length === 0 ? [] : value.breaks })}
        />
        {none && <Text fz="sm" c="dimmed">{t('hours.closed')}</Text>}
        {open !== undefined && <Text c="red" fz="sm" role="alert">{open}</Text>}
        {!none && (
          <div className={styles.breaks} role="group" aria-label={t('hours.breakOf', { day: label })} data-some={value.breaks.length > 0}>
            {value.breaks.length > 0 && <IconCoffee size={16} aria-hidden />}
            <Spans
              name={t('hours.breakOf', { day: label })} spans={value.breaks} fresh={freeBreak(value.open, value.breaks, LUNCH)}
              addWords={t('hours.addBreak')}
              words={{ from: t('hours.breakFrom'), until: t('hours.breakUntil') }} onChange={(spans) => set({ ...value, breaks: spans })}
            />
          </div>
        )}
        {breaks !== undefined && <Text c="red" fz="sm" role="alert">{breaks}</Text>}
      </div>
    </div>
  );
}
