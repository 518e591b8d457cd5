import { useMemo } from 'react';
import type { FeatureKeys } from '../../lib/feature';
import { handling, useAgent, useSetPresence } from '../agent';
import { useActions } from './useActions';
import { showChat, showTab, useView } from './view';

const COMPOSER = '[data-composer]';

/** The keys for chats and for the presence. */
export function useChatKeys(go: (href: string) => void): FeatureKeys {
  const { getNext } = useActions();
  const setPresence = useSetPresence();
  return useMemo(() => {
    const chat = (act: () => void) => {
      go('/console');
      act();
    };
    let taking = false;
    const next = () => {
      if (!taking) {
        taking = true;
        chat(() => void getNext(useView.getState().channel).finally(() => { taking = false; }));
      }
    };
    return {
      anywhere: { 'g d': () => chat(() => showTab('dashboard')), 'g c': () => chat(() => showTab('chats')) },
      onScreen: {
        n: next,
        p: () => void setPresence(useAgent.getState().me?.presence === 'present' ? 'away' : 'present'),
        j: () => chat(() => step(1, false)),
        k: () => chat(() => step(-1, false)),
        r: () => document.querySelector<HTMLElement>(COMPOSER)?.focus(),
      },
      combined: {
        Enter: next,
        ArrowDown: () => chat(() => step(1, true)),
        ArrowUp: () => chat(() => step(-1, true)),
        PageUp: () => chat(() => showTab('dashboard')),
      },
    };
  }, [getNext, setPresence, go]);
}

/** To the chat above or below. */
function step(by: number, write: boolean): void {
  const chats = handling(useAgent.getState());
  const at = chats.findIndex((row) => row.id === useView.getState().selected);
  const next = chats[at < 0 ? 0 : Math.max(0, Math.min(chats.length - 1, at + by))];
  if (next !== undefined) {
    showChat(next.id, write);
  }
}
