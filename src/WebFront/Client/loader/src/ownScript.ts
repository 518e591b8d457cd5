import { warn } from '@orleans-chat/shared/warn';

const NAME = /\/widget\.js(\?|$)/;

/** The element that this script came with. A module is not told its own: it is the page's one script of our name, if there is one. */
export function ownScript(current: HTMLOrSVGScriptElement | null, channel: string): HTMLScriptElement | null {
  if (current instanceof HTMLScriptElement && current.src !== '') {
    return current;
  }
  const named = [...document.querySelectorAll<HTMLScriptElement>('script[src]')]
    .filter(({ src }) => NAME.test(src) && src.includes(channel));
  if (named.length === 1) {
    warn('the embed code has no type="module".');
    return named[0]!;
  }
  warn('the chat is not shown: widget.js cannot tell its own address. The embed code has no type="module".');
  return null;
}
