import type { EmbedLook } from '@orleans-chat/shared/contracts';
import type { WidgetModule } from '@orleans-chat/shared/mount';
import { languageOf } from '@orleans-chat/shared/locale';
import { visitorKeys } from '@orleans-chat/shared/visitorStorage';
import { warn } from '@orleans-chat/shared/warn';
import { createBadge } from './badge';
import { guarded } from './guarded';
import { keepOnPage } from './place';
import { shield } from './shield';
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
  const channel = look === false
    ? undefined
    : (look?.channel ?? new URL(script.src).searchParams.get('channel') ?? script.dataset['channel']);
  const renewed = channel !== undefined && takePlace(script, channel);
  const obstacle = obstacleOf(channel, look);
  if (channel === undefined || obstacle !== null) {
    warn(`${script.src} shows no chat: ${obstacle}.`);
    return;
  }
  const embed = { channel, base: new URL('.', script.src).href, look: look || null };
  tellForbidden(embed.base);
  whenBody(() => show(embed, renewed, importModule, widgetPath));
}

/** For whoever sets it up; null: none. */
function obstacleOf(channel: string | undefined, look: EmbedLook | false | null): string | null {
  if (look === false) {
    return 'there is no channel of that id; the embed code is in Settings, Channels, the channel, Embed code';
  }
  if (channel === undefined) {
    return 'its address names no channel; the embed code is in Settings, Channels, the channel, Embed code';
  }
  if (look?.gone && !hasChat(visitorKeys(channel))) {
    return 'its channel was deleted';
  }
  return claim(channel) ? null : 'it is on this page already, and once is enough';
}

/** A policy of the page that forbids the connection, or pictures, says so here and not to the script that wants them. */
function tellForbidden(base: string): void {
  const { host } = new URL(base);
  document.addEventListener('securitypolicyviolation', guarded((event) => {
    if (event.blockedURI.includes(`//${host}`)) {
      warn(`the Content-Security-Policy of this page forbids ${event.blockedURI}. What it needs is in Embed code.`);
    }
  }));
}

/** Channels that have a badge on this page; the function takes it off. */
const claimed = (): Record<string, (() => void) | undefined> => {
  const page = window as unknown as Record<symbol, ReturnType<typeof claimed> | undefined>;
  return (page[Symbol.for('orleans-chat')] ??= {});
};

/** One badge per channel, however often the page runs the script. */
const claim = (channel: string): boolean => !claimed()[channel] && Boolean((claimed()[channel] = () => undefined));

/** A script that the widget fetched again, because the server is of another version: the older badge goes. Whether it is one. */
function takePlace(script: HTMLScriptElement, channel: string): boolean {
  const renewed = 'again' in script.dataset;
  if (renewed) {
    claimed()[channel]?.();
    claimed()[channel] = undefined;
  }
  return renewed;
}

/** All of the body is there: what comes now is its last child. */
function whenBody(act: () => void): void {
  if (document.readyState !== 'loading') {
    act();
  } else {
    document.addEventListener('DOMContentLoaded', guarded(act), { once: true });
  }
}

function show(embed: Embed, renewed: boolean, importModule: Import, widgetPath: string): void {
  const keys = visitorKeys(embed.channel);
  const language = embed.look?.language ?? document.documentElement.lang;
  const words = (texts as Record<string, typeof texts.en | undefined>)[languageOf(language)] ?? texts.en;
  const { host, root, button } = createBadge(embed.look?.header ?? words.chat, embed.look);
  let loading: Promise<void> | null = null;
  let attempts = 0;
  let retire: (() => void) | void;
  const start = (open: boolean): Promise<void> => {
    button.setAttribute('aria-busy', 'true');
    // A failed import is remembered by its address; the next attempt takes another one.
    const url = new URL(widgetPath, embed.base).href + (attempts > 0 ? `?${attempts}` : '');
    attempts += 1;
    return importModule(url)
      .then((widget) => void (retire = widget.mount({ ...embed, root, badge: button, open })))
      .catch((error: unknown) => {
        loading = null;
        warn(`the chat window could not be loaded from ${url} (${String(error)}).`);
        button.querySelector('.oc-label')!.textContent = words.failed;
      })
      .finally(() => button.removeAttribute('aria-busy'));
  };
  const begin = guarded((open: boolean) => (loading ??= start(open)));
  button.addEventListener('click', () => begin(true));
  shield(root);
  const takeOff = keepOnPage(host);
  claimed()[embed.channel] = () => {
    loading ??= Promise.resolve(); // Nothing begins here any more.
    retire?.();
    takeOff();
  };
  restore(keys, begin, renewed);
}

/** A chat begun on an earlier page (also where its start is not answered yet), or just now in another tab. */
function restore(keys: ReturnType<typeof visitorKeys>, begin: (open: boolean) => void, renewed: boolean): void {
  if (renewed || hasChat(keys)) {
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

function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null; // Storage is blocked: nothing was kept, nothing to restore.
  }
}
