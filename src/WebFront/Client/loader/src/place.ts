import { guarded } from './guarded';

/** Attributes with which pages take everything but their own dialog away from people. */
const TAKEN_AWAY = ['inert', 'aria-hidden'];

/**
 * Keeps the host on the page, where the page's own styles and dialogs reach least: beside the body, in the top layer, and while a modal
 * dialog is open inside that, because everything else is inert then. Applications may empty or replace what it was in at any time.
 * Until the page is loaded it is the last child of the body: whoever takes over a whole document that the server has written
 * (`hydrateRoot(document)`) bears a stranger there and nowhere else.
 * Answers how to take it off for good.
 */
export function keepOnPage(host: HTMLElement): () => void {
  let modals: Element[] = [];
  let loaded = false;
  let left = false;
  const removals = new MutationObserver(guarded(() => settle()));
  const settle = (changes: readonly MutationRecord[] = []) => {
    if (left) {
      return;
    }
    modals = openedLast(modals);
    const outside = loaded ? document.documentElement : document.body;
    const home = modals.at(-1) ?? outside;
    parents.disconnect();
    [document, document.documentElement, outside].forEach((parent) => parents.observe(parent, { childList: true }));
    if (host.parentNode !== home) {
      move(host, home);
      removals.disconnect();
      if (home !== outside) {
        removals.observe(document, { childList: true, subtree: true });
      }
    } else if (changes.some(({ target }) => target === home)) {
      raise(host); // It was closed and opened again, and is above us now.
    }
    TAKEN_AWAY.forEach((name) => host.hasAttribute(name) && host.removeAttribute(name));
  };
  const parents = new MutationObserver(guarded(() => settle()));
  const observer = new MutationObserver(guarded(settle));
  observer.observe(document, { attributes: true, attributeFilter: ['open', ...TAKEN_AWAY], subtree: true });
  host.addEventListener('toggle', guarded(() => promote(host)));
  settle();
  whenLoaded(() => {
    loaded = true;
    settle();
  });
  return () => {
    left = true;
    host.remove();
  };
}

function whenLoaded(act: () => void): void {
  const idle = () => (window.requestIdleCallback ?? setTimeout)(guarded(act));
  if (document.readyState === 'complete') {
    idle();
  } else {
    window.addEventListener('load', idle, { once: true });
  }
}

/** The page's modal dialogs, the last opened at the end. */
function openedLast(before: readonly Element[]): Element[] {
  const open = [...document.querySelectorAll('dialog[open]')].filter(isModal);
  return [...before.filter((dialog) => open.includes(dialog)), ...open.filter((dialog) => !before.includes(dialog))];
}

function isModal(dialog: Element): boolean {
  try {
    return dialog.matches(':modal');
  } catch {
    return false; // A browser that does not know the word.
  }
}

function move(host: HTMLElement, home: Element): void {
  const parent = home as Element & { moveBefore?: (node: Node, child: Node | null) => void };
  if (host.isConnected && parent.moveBefore) {
    parent.moveBefore(host, null); // What is scrolled stays so.
  } else {
    parent.append(host);
  }
  raise(host);
}

function raise(host: HTMLElement): void {
  if (isPromoted(host)) {
    host.hidePopover();
  }
  promote(host);
}

/** Into the top layer, above what is there; in browsers without it the style sheet does what it can. */
function promote(host: HTMLElement): void {
  if (host.isConnected && hasTopLayer && !isPromoted(host)) {
    host.popover = 'manual';
    host.showPopover();
  }
}

const hasTopLayer = 'showPopover' in HTMLElement.prototype;

const isPromoted = (host: HTMLElement): boolean => hasTopLayer && host.matches(':popover-open');
