import type { EmbedLook } from '@orleans-chat/shared/contracts';
import type { WidgetModule } from '@orleans-chat/shared/mount';
import { languageOf } from '@orleans-chat/shared/locale';
import { visitorKeys } from '@orleans-chat/shared/visitorStorage';
import { createBadge } from './badge';
import texts from './texts.json';

export type Import = (url: string) => Promise<WidgetModule>;

interface Embed {
  readonly channel: string;
  readonly base: string;
  readonly look: EmbedLook | null;
}

/**
 * Puts the badge on the page. Before the visitor's first click nothing is stored and no connection is made, unless a
 * chat that was begun earlier is there to be restored. Of a channel that does not exist nothing is shown, and of one that was
 * deleted only a chat that was begun before.
 */
export function load(script: HTMLScriptElement, look: EmbedLook | false | null, importModule: Import, widgetPath: string): void {
  const channel = look === false ? undefined : (look?.channel ?? script.dataset['channel']);
  if (channel && (!look || !look.gone || hasChat(visitorKeys(channel))) && claim(channel)) {
    const embed = { channel, base: new URL('.', script.src).href, look: look || null };
    whenBody(() => show(embed, importModule, widgetPath));
  }
}

/** One badge per channel, however often the page runs the script. */
function claim(channel: string): boolean {
  const marked = window as unknown as Record<symbol, Set<string> | undefined>;
  const claimed = (marked[Symbol.for('orleans-chat')] ??= new Set());
  return !claimed.has(channel) && claimed.add(channel) === claimed;
}

function whenBody(act: () => void): void {
  if (document.body !== null) {
    act();
  } else {
    document.addEventListener('DOMContentLoaded', guarded(act), { once: true });
  }
}

function show(embed: Embed, importModule: Import, widgetPath: string): void {
  const keys = visitorKeys(embed.channel);
  const language = embed.look?.language ?? document.documentElement.lang;
  const words = (texts as Record<string, typeof texts.en | undefined>)[languageOf(language)] ?? texts.en;
  const { host, root, button } = createBadge(embed.look?.header ?? words.chat, embed.look);
  let loading: Promise<void> | null = null;
  let attempts = 0;
  const start = (open: boolean): Promise<void> => {
    button.setAttribute('aria-busy', 'true');
    // A failed import is remembered by its address; the next attempt takes another one.
    const url = new URL(widgetPath, embed.base).href + (attempts > 0 ? `?${attempts}` : '');
    attempts += 1;
    return importModule(url).then((widget) => widget.mount({ ...embed, root, badge: button, open })).catch(() => {
      loading = null;
      button.querySelector('.oc-label')!.textContent = words.failed;
    }).finally(() => button.removeAttribute('aria-busy'));
  };
  const begin = guarded((open: boolean) => (loading ??= start(open)));
  button.addEventListener('click', () => begin(true));
  document.body.append(host);
  keepOnPage(host);
  restore(keys, begin);
}

/** A chat begun on an earlier page (also where its start is not answered yet), or just now in another tab. */
function restore(keys: ReturnType<typeof visitorKeys>, begin: (open: boolean) => void): void {
  if (hasChat(keys)) {
    begin(read(() => sessionStorage, keys.open) !== null);
  }
  window.addEventListener('storage', (event) => {
    if (event.key === keys.chat && event.newValue !== null) {
      begin(false);
    }
  });
}

const hasChat = (keys: ReturnType<typeof visitorKeys>): boolean =>
  Boolean(read(() => localStorage, keys.chat) ?? read(() => localStorage, keys.start));

/** Single-page sites may empty or replace the body, and remove us with what was in it. */
function keepOnPage(host: HTMLElement): void {
  const observer = new MutationObserver(guarded(() => {
    if (!host.isConnected && document.body !== null) {
      document.body.append(host);
    }
    watch();
  }));
  const watch = () => {
    observer.observe(document.documentElement, { childList: true });
    observer.observe(document.body, { childList: true });
  };
  watch();
}

function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null; // Storage is blocked: nothing was kept, nothing to restore.
  }
}

/** Errors of ours stay ours. */
function guarded<A extends unknown[]>(act: (...args: A) => unknown): (...args: A) => void {
  return (...args) => {
    try {
      act(...args);
    } catch {
      // See main.ts: the page comes first.
    }
  };
}
