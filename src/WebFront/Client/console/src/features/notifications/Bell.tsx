import { ActionIcon, Popover, Text, Title, UnstyledButton } from '@mantine/core';
import { IconBell, IconBellRinging, IconVolumeOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useChannelName } from '../agent';
import { showChat, useCustomerName } from '../chats';
import { Inbox, loadInbox, useInbox } from '../inbox';
import { settingsOf, usePreferences } from '../preferences';
import { whenIdle } from '../../lib/whenIdle';
import { OneLine } from '../../ui/OneLine';
import { AlertClock } from './AlertClock';
import type { Alert } from './alerts';
import { useSound } from './sound';
import { useOpenAlerts } from './useOpenAlerts';
import styles from './Bell.module.css';

/** The only bell: what is open now and what colleagues have written to this agent, with one count; and that sounds cannot be played. */
export function Bell() {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const alerts = useOpenAlerts();
  const blocked = useIsBlocked();
  const open = alerts.length + (useInbox().data?.unread ?? 0);
  const Icon = blocked ? IconVolumeOff : open > 0 ? IconBellRinging : IconBell;
  const words = t('bell.label', { open });
  useEffect(() => whenIdle(loadInbox), []);
  return (
    <Popover opened={shown} onChange={setShown} position="bottom-end" width={340} withinPortal trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          className={styles.bell} variant="subtle" color="gray" size={36} radius="xl" onClick={() => setShown(!shown)}
          aria-label={blocked ? `${words} ${t('bell.blocked')}` : words} title={blocked ? t('bell.blocked') : words}
        >
          <Icon size={20} stroke={1.75} aria-hidden />
          {open > 0 && (
            <span className={styles['bell-count']} data-urgent={alerts.some(({ urgent }) => urgent)} aria-hidden>
              {open > 99 ? '99+' : open}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={words}>
        {blocked && <p className={styles['bell-blocked']}><IconVolumeOff size={20} aria-hidden />{t('bell.blocked')}</p>}
        <OpenNow alerts={alerts} onOpen={() => setShown(false)} />
        <Inbox onDone={() => setShown(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function OpenNow({ alerts, onOpen }: { alerts: readonly Alert[]; onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <section className={styles['bell-open']}>
      <Title order={2} fz={15} px={8} py={4}>{t('bell.title')}</Title>
      {alerts.length === 0 ? <Text fz="sm" c="dimmed" px={8} pb={4}>{t('bell.empty')}</Text> : (
        <ul className={styles['bell-list']}>
          {alerts.map((alert) => <li key={`${alert.kind}:${alert.row.id}`}><Entry alert={alert} onOpen={onOpen} /></li>)}
        </ul>
      )}
    </section>
  );
}

/** Wanted, and the browser wants a click or a key in this page before it plays one. */
function useIsBlocked(): boolean {
  const wanted = usePreferences((own) => settingsOf(own).sounds && settingsOf(own).volume > 0);
  return useSound(({ state }) => state) === 'blocked' && wanted;
}

function Entry({ alert, onOpen }: { alert: Alert; onOpen: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const name = useCustomerName()(alert.row);
  const channel = useChannelName(alert.row.channelId);
  const open = () => {
    go('/console');
    showChat(alert.row.id);
    onOpen();
  };
  return (
    <UnstyledButton className={styles['bell-entry']} onClick={open}>
      <OneLine>{name}</OneLine><AlertClock alert={alert} />
      <span>{t(`alert.${alert.kind}`)} · {channel}</span>
    </UnstyledButton>
  );
}
