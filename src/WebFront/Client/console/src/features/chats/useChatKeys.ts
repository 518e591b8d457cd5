import { useMemo } from 'react';
import type { FeatureKeys } from '../../lib/feature';
import { renewOrToast } from '../../ui/renewOrToast';
import { answerable, offered, useAgent, useClient, useSetPresence } from '../agent';
import { hold, shownOrder } from './list/order';
import { shownQueue } from './queue/shownQueue';
import { useActions } from './useActions';
import { toggleNote } from './notes/modes';
import { showSide } from './side';
import { useTransfers } from './transfer/useTransfers';
import { showChat, showTab, useView } from './view';

const COMPOSER = '[data-composer]';

/** The keys for chats and for the presence. */
export function useChatKeys(go: (href: string) => void): FeatureKeys {
  const { getNext, accept } = useActions();
  const client = useClient();
  const { accept: acceptTransfer } = useTransfers();
  const setPresence = useSetPresence();
  return useMemo(() => {
    const chat = (act: () => void) => {
      go('/console');
      act();
    };
    const next = () => {
      const { tab, channel } = useView.getState(); // The channel rules where it is shown.
      chat(() => void getNext(tab === 'dashboard' ? channel : null));
    };
    const take = (place: number) => () => {
      const row = (shownQueue() ?? answerable(useAgent.getState(), null))[place];
      if (row) {
        chat(() => void accept(row.id));
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
        KeyY: () => {
          const all = offered(useAgent.getState());
          const first = all.find(({ id }) => id === useView.getState().selected) ?? all[0];
          if (first !== undefined) {
            chat(() => void acceptTransfer(first.id));
          }
        },
        ...Object.fromEntries([0, 1, 2].map((place) => [`Shift+Digit${place + 1}`, take(place)])),
        ...Object.fromEntries([0, 1, 2, 3].map((part) => [`Shift+Digit${part + 6}`, () => showSide(part)])),
      },
      combinedOnScreen: {
        KeyE: () => void import('./ending/ending').then(({ endOpenChat }) => endOpenChat(client), renewOrToast),
        KeyN: () => {
          const { tab, selected } = useView.getState();
          if (tab === 'chats' && selected !== null) {
            toggleNote(selected);
          }
        },
        KeyT: () => {
          const { tab, selected } = useView.getState();
          if (tab === 'chats') {
            void import('./transfer/asking').then(({ askTransfer }) => askTransfer(selected), renewOrToast);
          }
        },
      },
    };
  }, [client, getNext, accept, acceptTransfer, setPresence, go]);
}

/** To the chat above or below, in the order in which the list shows them; it stands still until the key is let go. */
function step(by: number, write: boolean): void {
  hold('key');
  const chats = shownOrder().filter(({ group }) => group !== 'transfer' && group !== 'orphaned' && group !== 'ended');
  const at = chats.findIndex(({ id }) => id === useView.getState().selected);
  const next = chats[at < 0 ? 0 : Math.max(0, Math.min(chats.length - 1, at + by))];
  if (next !== undefined) {
    showChat(next.id, write);
  }
}
