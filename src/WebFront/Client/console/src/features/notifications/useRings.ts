import type { TFunction } from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useAgent, useClient, useNow } from '../agent';
import { showChat, useCustomerName, useView } from '../chats';
import { settingsOf, usePreferences } from '../preferences';
import type { Alert } from './alerts';
import { notifyBrowser } from './browserNotification';
import { freshNews, type News } from './news';
import { headStart, ringName } from './rings';
import { ring, useSound } from './sound';
import { showInfo } from './store';

/** What rings: a warning each time that its turn has come, news once. */
interface Ring {
  readonly name: string;
  readonly kind: Alert['kind'] | News['kind'];
  readonly chat: string;
  readonly customer: string;
  readonly urgent: boolean;
}

/** Whether the person looks at this chat, here and now. */
const looksAt = (chat: string): boolean => {
  const { tab, selected } = useView.getState();
  return document.hasFocus() && tab === 'chats' && selected === chat && location.pathname === '/console';
};

const isNews = (kind: Ring['kind']): kind is News['kind'] => kind === 'newChat' || kind === 'message';

/**
 * Asks the server for each ring whether this console is the one, of all that the agent has open, and rings if so. A chat that is looked at
 * is claimed and stays silent, so that no other console rings for it.
 */
export function useRings(alerts: readonly Alert[]): void {
  const { t } = useTranslation();
  const client = useClient();
  const [, go] = useLocation();
  const nameOf = useCustomerName();
  const now = useNow();
  const asked = useRef(new Set<string>());
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  useEffect(() => {
    const rings: Ring[] = [
      ...alerts.map((alert) => ({
        name: ringName(alert, now), kind: alert.kind, chat: alert.row.id, customer: nameOf(alert.row), urgent: true,
      })),
      ...freshNews(useAgent.getState(), now).filter(({ kind }) => wanted(kind)).map(({ kind, row, name }) => ({
        name, kind, chat: row.id, customer: nameOf(row), urgent: false,
      })),
    ];
    const ask = async (each: Ring) => {
      await new Promise((resolve) => { setTimeout(resolve, headStart(page())); });
      if (!here.current) {
        return; // Signed out meanwhile.
      }
      const { ok } = await client.ask((hub) => hub.claimAlert(each.name, !isNews(each.kind)));
      if (ok === null) {
        asked.current.delete(each.name); // Asked again with the next second.
      } else if (!looksAt(each.chat)) {
        tell(each, ok.yours, t, () => {
          go('/console');
          showChat(each.chat);
        });
      }
    };
    for (const each of rings.filter(({ name }) => !asked.current.has(name))) {
      asked.current.add(each.name);
      void ask(each);
    }
  }, [alerts, now, t, client, go, nameOf]);
}

const page = () => ({
  visible: document.visibilityState === 'visible', focused: document.hasFocus(),
  mute: settingsOf(usePreferences.getState()).sounds && useSound.getState().state !== 'ready',
});

const wanted = (kind: News['kind']): boolean => {
  const { newChats, messages } = settingsOf(usePreferences.getState());
  return kind === 'newChat' ? newChats : messages;
};

/** Sound and browser by the console that won; cards of messages on each, as all of them show what is open. */
function tell(each: Ring, yours: boolean, t: TFunction, open: () => void): void {
  const { sounds, volume, browserNotifications } = settingsOf(usePreferences.getState());
  if (each.kind === 'message') {
    showInfo({ id: `message:${each.chat}`, chat: each.chat, kind: 'message' });
  }
  if (!yours) {
    return;
  }
  if (sounds) {
    ring(each.urgent ? 'urgent' : 'calm', volume);
  }
  // Consoles that are looked at ask first: a hidden one wins where there is none.
  if (browserNotifications && document.visibilityState === 'hidden') {
    notifyBrowser(each.kind, t(`alert.${each.kind}`), each.customer, open);
  }
}
