import { isComposing } from '@orleans-chat/shared';
import { useEffect, useRef } from 'react';
import { useLocation, useRouter } from 'wouter';
import { MODIFIERS, TEXT_FIELD, watchActs } from '../lib/acts';
import type { Keys } from '../lib/feature';
import { featureAt, frame } from './frame';
import { showHelp } from './help';
import { keyOf, typesText } from './keyOf';
import { useSingleKeys } from './singleKeys';
import { TypingGuard } from './TypingGuard';

/** How long the second key of a sequence may take. */
const SEQUENCE_MS = 1_200;
const COMPOSER = '[data-composer]';
const FIELD = `${TEXT_FIELD}, [role="dialog"], [role="menu"]`;

/**
 * The keys of the console. Single ones rest while somebody writes, and those of a feature's screens elsewhere; those with Alt work in
 * the composer too. They type nothing on any keyboard, as letters with Alt would do on some.
 */
export function useKeys(): void {
  const [, go] = useLocation();
  const { parser } = useRouter();
  const keys = frame.map((feature) => feature.useKeys?.(go)); // oxlint-disable-line react/hooks -- the list never changes
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(watchActs, []);
  useEffect(() => {
    const here = () => latest.current[frame.indexOf(featureAt(parser, window.location.pathname)!)];
    const single = (): Keys => {
      const help: Keys = { '?': () => showHelp(true) };
      return Object.assign(help, ...latest.current.map((each) => each?.anywhere), here()?.onScreen) as Keys;
    };
    const combined = (): Keys =>
      Object.assign({}, ...latest.current.map((each) => each?.combined), here()?.combinedOnScreen) as Keys;
    return listen(single, combined);
  }, [parser]);
}

/**
 * Answers how to stop. Before all others: what a sequence has begun must not
 * end in a field that got the focus meanwhile, unless the person went there.
 */
function listen(single: () => Keys, combined: () => Keys): () => void {
  let leaderAt = 0;
  let held = '';
  const guard = new TypingGuard();
  const take = (event: KeyboardEvent, act: (() => void) | undefined) => {
    event.preventDefault();
    event.stopPropagation();
    held = event.key;
    act?.();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (guard.swallows(event)) {
      return;
    }
    const inSequence = Date.now() - leaderAt < SEQUENCE_MS;
    if (event.repeat && event.key === held) {
      take(event, undefined);
    } else if (isCombined(event)) {
      leaderAt = 0;
      const keys = combined();
      const act = keys[event.shiftKey ? `Shift+${event.code}` : event.key] ?? (event.shiftKey ? undefined : keys[event.code]);
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
  const keyUp = (event: KeyboardEvent) => {
    held = '';
    guard.letGo(event);
  };
  const pointerDown = () => {
    endSequence();
    guard.forget();
  };
  document.addEventListener('keydown', keyDown, true);
  document.addEventListener('keyup', keyUp, true);
  document.addEventListener('pointerdown', pointerDown, true);
  return () => {
    document.removeEventListener('keydown', keyDown, true);
    document.removeEventListener('keyup', keyUp, true);
    document.removeEventListener('pointerdown', pointerDown, true);
  };
}

/** Alt, perhaps with Shift: on Windows, AltGr is Ctrl and Alt. */
const isCombined = (event: KeyboardEvent): boolean =>
  !isComposing(event) && event.altKey && !event.ctrlKey && !event.metaKey && !isThirdLevel(event);

/** What would stand in a text field; with AltGr too, which is Ctrl and Alt on some systems. */
const isCharacter = (event: KeyboardEvent): boolean =>
  typesText(event) && !isComposing(event) && (isThirdLevel(event) || !(event.ctrlKey || event.metaKey || event.altKey));

/** A character that is typed with AltGr, as @ and { on Norwegian keyboards, is no shortcut. */
const isThirdLevel = (event: KeyboardEvent): boolean => event.getModifierState('AltGraph');

/** Somebody writes, or a dialog or menu has the keys. */
const busy = (target: EventTarget | null): boolean => isIn(target, FIELD);

const isIn = (target: EventTarget | null, selector: string): boolean => target instanceof Element && target.closest(selector) !== null;
