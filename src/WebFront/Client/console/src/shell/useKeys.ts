import { isComposing } from '@orleans-chat/shared';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { handling } from '../features/agent/selectors';
import { useAgent } from '../features/agent/store';
import { useActions } from '../features/agent/agentContext';
import { keyOf, typesText } from './keyOf';
import { useSingleKeys } from './singleKeys';
import { showChat, showTab, useView } from '../features/chats/view';

/** How long the second key of a sequence may take. */
const SEQUENCE_MS = 1_200;
const COMPOSER = '[data-composer]';
const FIELD = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="menu"]';

/** Where single keys would do something to chats and to the presence that nobody sees there. */
const ELSEWHERE = /^\/console\/(settings|profile)(\/|$)/;
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

type Keys = Readonly<Record<string, () => void>>;

/**
 * The keys of the console. Single ones rest while somebody writes, and those for chats and the presence wherever there are no chats;
 * those with Alt work in the composer too. They type nothing on any keyboard, as letters with Alt would do on some.
 */
export function useKeys(): void {
  const actions = useActions();
  const [, go] = useLocation();
  useEffect(() => {
    const chat = (act: () => void) => {
      go('/console');
      act();
    };
    let taking = false;
    const next = () => {
      if (!taking) {
        taking = true;
        chat(() => void actions.getNext(useView.getState().channel).finally(() => { taking = false; }));
      }
    };
    const anywhere: Keys = {
      'g d': () => chat(() => showTab('dashboard')),
      'g c': () => chat(() => showTab('chats')),
      'g s': () => go('/console/settings'),
      '?': () => useView.setState({ help: true }),
    };
    const amongChats: Keys = {
      ...anywhere,
      n: next,
      p: () => void actions.setPresence(useAgent.getState().me?.presence === 'present' ? 'away' : 'present'),
      j: () => chat(() => step(1, false)),
      k: () => chat(() => step(-1, false)),
      r: () => document.querySelector<HTMLElement>(COMPOSER)?.focus(),
    };
    const combined: Keys = {
      Enter: next,
      ArrowDown: () => chat(() => step(1, true)),
      ArrowUp: () => chat(() => step(-1, true)),
      PageUp: () => chat(() => showTab('dashboard')),
    };
    return listen(() => (ELSEWHERE.test(window.location.pathname) ? anywhere : amongChats), combined);
  }, [actions, go]);
}

/**
 * Answers how to stop. Before all others: what a sequence has begun must not end in a field that got the focus meanwhile, unless the
 * person went there.
 */
function listen(single: () => Keys, combined: Keys): () => void {
  let leaderAt = 0;
  let held = '';
  const take = (event: KeyboardEvent, act: (() => void) | undefined) => {
    event.preventDefault();
    event.stopPropagation();
    held = event.key;
    act?.();
  };
  const keyDown = (event: KeyboardEvent) => {
    const inSequence = Date.now() - leaderAt < SEQUENCE_MS;
    if (event.repeat && event.key === held) {
      take(event, undefined);
    } else if (isCombined(event)) {
      leaderAt = 0;
      const act = combined[event.key];
      if (act !== undefined && (!busy(event.target) || isIn(event.target, COMPOSER))) {
        take(event, act);
      }
    } else if (isCharacter(event) && inSequence) {
      leaderAt = 0;
      take(event, single()[`g ${keyOf(event)}`]);
    } else if (isCharacter(event) && !isThirdLevel(event) && !busy(event.target) && useSingleKeys.getState().on) {
      const key = keyOf(event);
      leaderAt = key === 'g' ? Date.now() : 0;
      const act = single()[key];
      if (leaderAt > 0 || act !== undefined) {
        take(event, act);
      }
    } else if (!MODIFIERS.has(event.key)) {
      endSequence(); // With Tab, say, one goes elsewhere.
    }
  };
  const endSequence = () => {
    leaderAt = 0;
  };
  const keyUp = () => {
    held = '';
  };
  document.addEventListener('keydown', keyDown, true);
  document.addEventListener('keyup', keyUp, true);
  document.addEventListener('pointerdown', endSequence, true);
  return () => {
    document.removeEventListener('keydown', keyDown, true);
    document.removeEventListener('keyup', keyUp, true);
    document.removeEventListener('pointerdown', endSequence, true);
  };
}

/** Alt alone: on Windows, AltGr is Ctrl and Alt. */
const isCombined = (event: KeyboardEvent): boolean => !isComposing(event) && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;

/** What would stand in a text field; with AltGr too, which is Ctrl and Alt on some systems. */
const isCharacter = (event: KeyboardEvent): boolean =>
  typesText(event) && !isComposing(event) && (isThirdLevel(event) || !(event.ctrlKey || event.metaKey || event.altKey));

/** A character that is typed with AltGr, as @ and { on Norwegian keyboards, is no shortcut. */
const isThirdLevel = (event: KeyboardEvent): boolean => event.getModifierState('AltGraph');

/** Somebody writes, or a dialog or menu has the keys. */
const busy = (target: EventTarget | null): boolean => isIn(target, FIELD);

const isIn = (target: EventTarget | null, selector: string): boolean => target instanceof Element && target.closest(selector) !== null;

/** To the chat above or below. */
function step(by: number, write: boolean): void {
  const chats = handling(useAgent.getState());
  const at = chats.findIndex((row) => row.id === useView.getState().selected);
  const next = chats[at < 0 ? 0 : Math.max(0, Math.min(chats.length - 1, at + by))];
  if (next !== undefined) {
    showChat(next.id, write);
  }
}
