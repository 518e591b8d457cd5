import { Button, Select, Stack, Switch, Text } from '@mantine/core';
import type { DayHours } from '@orleans-chat/shared';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetting, useWrong } from '../ChannelContext';
import { WEEKDAYS } from '../../../lib/weekdays';
import { Day } from './Day';
import { Holidays } from './Holidays';
import styles from './Hours.module.css';

const NO_ZONE = 'Etc/UTC';

const WORKDAYS = ['tuesday', 'wednesday', 'thursday', 'friday'] as const;

/** When the channel is open: the week, and the days that are not like it. */
export function Hours() {
  const { t } = useTranslation();
  const always = useSetting<boolean>('hours.alwaysOpen');
  const zone = useSetting<string>('hours.timeZone');
  const wrong = useWrong('hours');
  const zones = useMemo(() => [...new Set([NO_ZONE, ...Intl.supportedValuesOf('timeZone'), zone.value])].sort(), [zone.value]);
  const options = useMemo(() => zones.map((id) => ({ value: id, label: id.replaceAll('_', ' ') })), [zones]);
  const turn = (limited: boolean) => {
    always.set(!limited);
    if (limited && zone.value === NO_ZONE) {
      zone.set(ownZone(zones)); // Nobody has chosen one yet.
    }
  };
  return (
    <Stack gap="md">
      <Switch
        label={t('hours.limited')} description={t('hours.limitedHint')} checked={!always.value}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      {(!always.value || wrong) && (
        <>
          <Select
            label={zone.label} description={t('hours.zoneHint')} error={zone.error} data={options} searchable selectFirstOptionOnChange
            value={zone.value} onChange={(id) => id !== null && zone.set(id)} nothingFoundMessage={t('hours.noZone')} maw={360}
          />
          <Text fz="sm" c="dimmed">{t('hours.byClock', { zone: zone.value })}</Text>
          <div className={styles.week}>{WEEKDAYS.map((day) => <Day key={day} day={day} />)}</div>
          <CopyMonday />
          <Holidays />
        </>
      )}
    </Stack>
  );
}

/** Where the administrator is, as far as the browser says it with a name that is in the list. */
function ownZone(zones: readonly string[]): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zones.includes(own) ? own : NO_ZONE;
}

function CopyMonday() {
  const { t } = useTranslation();
  const monday = useSetting<DayHours>('hours.monday').value;
  const hours = useSetting<Record<string, unknown>>('hours');
  const copy = () => hours.set({ ...hours.value, ...Object.fromEntries(WORKDAYS.map((day) => [day, monday])) });
  return <Button variant="default" size="xs" w="fit-content" onClick={copy}>{t('hours.copyMonday')}</Button>;
}
