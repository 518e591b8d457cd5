import { isComposing } from '@orleans-chat/shared';
import { MODIFIERS, TEXT_FIELD } from '../lib/acts';
import { typesText } from './keyOf';

/** Who types at all strikes the next key sooner. */
const PAUSE_MS = 1_500;

/**
 * Somebody writes, and the field is taken from under their hands: what they type on is neither a shortcut nor a press of the button
 * that has the focus now. That ends with a pause, and with anything that is no typing.
 */
export class TypingGuard {
  #field: Element | null = null;
  #at = 0;
  #swallowed = '';

  /** Told of each key first. True: it goes to nobody. */
  swallows(event: KeyboardEvent): boolean {
    if (MODIFIERS.has(event.key)) {
      return false;
    }
    const target = event.target instanceof Element && event.target.matches(TEXT_FIELD) ? event.target : null;
    const lost = this.#field?.isConnected === false && performance.now() - this.#at < PAUSE_MS;
    if (lost && target === null && isTyped(event)) {
      this.#at = performance.now();
      this.#swallowed = event.key;
      event.preventDefault();
      event.stopPropagation();
      return true;
    }
    if (target !== null && goesOn(event, target)) {
      this.#field = target;
      this.#at = performance.now();
    } else {
      this.forget();
    }
    return false;
  }

  /** Some browsers press a button when the space bar is let go. */
  letGo(event: KeyboardEvent): void {
    if (event.key === this.#swallowed) {
      event.preventDefault();
      this.#swallowed = '';
    }
  }

  /** The person has gone elsewhere. */
  forget(): void {
    this.#field = null;
  }
}

const isPlain = (event: KeyboardEvent): boolean => event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey || event.altKey);

const isTyped = (event: KeyboardEvent): boolean => isPlain(event) && (typesText(event) || event.key === 'Enter');

/** Enter ends what is written in one line; Tab and Escape leave the field. */
const goesOn = (event: KeyboardEvent, field: Element): boolean =>
  isComposing(event) || (isPlain(event) && event.key !== 'Tab' && event.key !== 'Escape'
    && (event.key !== 'Enter' || field.tagName === 'TEXTAREA'));
