import { Text } from '@mantine/core';
import type { DayHours } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../ChannelContext';
import { Spans } from './Spans';
import type { WEEKDAYS } from './Hours';

const OFFICE = { start: '08:00:00', end: '16:00:00' };
const LUNCH = { start: '11:30:00', end: '12:00:00' };

/** The hours that start on one weekday, and the breaks in them. */
export function Day({ day }: { day: (typeof WEEKDAYS)[number] }) {
  const { t } = useTranslation();
  const { value, set, label } = useSetting<DayHours>(`hours.${day}`);
  const open = useSetting(`hours.${day}.open`).error;
  const breaks = useSetting(`hours.${day}.breaks`).error;
  return (
    <div className="day-hours" role="group" aria-label={label}>
      <Text fw={500} fz="sm">{label}</Text>
      <div>
        <Spans name={label} spans={value.open} fresh={OFFICE} addWords={t(value.open.length === 0 ? 'hours.open' : 'hours.more')} onChange={(spans) => set({ ...value, open: spans, breaks: spans.length === 0 ? [] : value.breaks })} />
        {value.open.length === 0 && <Text fz="sm" c="dimmed">{t('hours.closed')}</Text>}
        {value.open.length > 0 && (
          <Spans name={t('hours.breakOf', { day: label })} spans={value.breaks} fresh={LUNCH} addWords={t('hours.addBreak')} onChange={(spans) => set({ ...value, breaks: spans })} />
        )}
        {(open ?? breaks) && <Text c="red" fz="sm" role="alert">{open ?? breaks}</Text>}
      </div>
    </div>
  );
}
