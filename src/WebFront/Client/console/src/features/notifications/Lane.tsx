import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { may, useAgent, useNow } from '../agent';
import { showChat, useActions, useCustomerName, useTransfers, useView } from '../chats';
import { settingsOf, usePreferences, usePreferencesInStep } from '../preferences';
import { AlertClock } from './AlertClock';
import type { Alert } from './alerts';
import { Card, type CardAct } from './Card';
import { ringName } from './rings';
import { unlockSound } from './sound';
import { closeAlert, hideInfo, useLane, type InfoCard } from './store';
import { useLaneKeys } from './useLaneKeys';
import { useOpenAlerts } from './useOpenAlerts';
import { useRings } from './useRings';
import { useStart } from './useStart';
import { useTitle } from './useTitle';
import styles from './Lane.module.css';

/** What is more stands behind the bell. */
const MOST = 2;
const INFO_MS = 6_000;

/** What asks for the agent, in a lane of its own: cards come and go there, and move nothing else. */
export function Lane() {
  const { t } = useTranslation();
  const lane = useRef<HTMLElement>(null);
  const alerts = useOpenAlerts();
  const now = useNow();
  const { info, closed } = useLane();
  const popUps = usePreferences((own) => settingsOf(own).popUps);
  useEffect(unlockSound, []);
  usePreferencesInStep();
  useRings(alerts);
  useTitle();
  useStart();
  useLaneKeys(lane);
  const open = popUps ? alerts.filter((alert) => alert.urgent || !closed.includes(ringName(alert, now))) : [];
  const places = MOST - open.length;
  const shown = info.filter(({ kind }) => popUps || kind === 'test');
  return (
    <section className={styles.lane} aria-label={t('lane.label')} ref={lane}>
      {open.slice(0, MOST).map((alert) => <AlertCard key={`${alert.kind}:${alert.row.id}`} alert={alert} ring={ringName(alert, now)} />)}
      {places > 0 && shown.slice(-places).map((card) => <Info key={card.id} card={card} />)}
    </section>
  );
}

function AlertCard({ alert, ring }: { alert: Alert; ring: string }) {
  const { t } = useTranslation();
  const name = useCustomerName()(alert.row);
  const open = useOpenChat();
  const follow = useFollow();
  const { accept } = useActions();
  const takes = useAgent((state) => alert.kind === 'waiting' && may(state, alert.row.channelId, 'respond'));
  const transfers = useTransfers();
  const acts: Readonly<Record<Alert['kind'], readonly CardAct[]>> = {
    transfer: [
      { words: t('alert.accept'), act: () => void follow(alert.row.id, transfers.accept) },
      { words: t('alert.decline'), act: () => void transfers.reject(alert.row.id) },
    ],
    waiting: takes ? [{ words: t('alert.take'), act: () => void follow(alert.row.id, accept) }] : [],
    owed: [{ words: t('alert.open'), act: () => open(alert.row.id) }],
    colleague: [{ words: t('alert.open'), act: () => open(alert.row.id) }],
  };
  return (
    <Card
      title={t(`alert.${alert.kind}`)} text={name} urgent={alert.urgent} side={<AlertClock alert={alert} />} acts={acts[alert.kind]}
      {...(alert.urgent ? {} : { onClose: () => closeAlert(ring) })}
    />
  );
}

/** Goes by itself, but not while it is looked at, nor while the window is hidden. */
function Info({ card }: { card: InfoCard }) {
  const { t } = useTranslation();
  const nameOf = useCustomerName();
  const open = useOpenChat();
  const row = useAgent((state) => (card.chat === null ? undefined : state.rows[card.chat]));
  const held = useRef(false);
  useEffect(() => {
    const look = () => {
      if (!held.current && document.visibilityState === 'visible') {
        hideInfo(card.id);
      }
    };
    const timer = setInterval(look, INFO_MS);
    return () => clearInterval(timer);
  }, [card]);
  const hold = (on: boolean) => () => {
    held.current = on;
  };
  return (
    <div onPointerEnter={hold(true)} onPointerLeave={hold(false)} onFocus={hold(true)} onBlur={hold(false)}>
      <Card
        title={t(card.kind === 'test' ? 'alert.test' : 'alert.message')}
        text={row === undefined ? t('alert.testText') : t('alert.messages', { name: nameOf(row), count: row.unread })}
        acts={row === undefined ? [] : [{ words: t('alert.open'), act: () => { open(row.id); hideInfo(card.id); } }]}
        onClose={() => hideInfo(card.id)}
      />
    </div>
  );
}

/** The lane is on every screen: a chat that is taken from it is shown, unless it was refused or the agent writes elsewhere meanwhile. */
function useFollow(): (chat: string, take: (chat: string) => Promise<void>) => Promise<void> {
  const [, go] = useLocation();
  return async (chat, take) => {
    await take(chat);
    const { tab, selected } = useView.getState();
    if (tab === 'chats' && selected === chat) {
      go('/console');
    }
  };
}

function useOpenChat(): (chat: string) => void {
  const [, go] = useLocation();
  return (chat) => {
    go('/console');
    showChat(chat);
  };
}
