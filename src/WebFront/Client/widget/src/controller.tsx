import { isEnded } from '@orleans-chat/shared';
import type { WidgetMount } from '@orleans-chat/shared/mount';
import { windowRule } from '@orleans-chat/shared/paint';
import { render } from 'preact';
import { fetchTexts, textsFor, type Texts } from './texts/translate';
import { Context } from './ui/context';
import { dark } from './ui/dark';
import { fence } from './ui/fence';
import { watchKeyboard } from './ui/keyboard';
import css from './ui/window.css?inline';
import { Window } from './ui/Window';
import type { VisitorClient } from './visitor/client';
import type { VisitorMemory } from './visitor/memory';

/** Binds the visitor's client to the badge and the window. */
export class Controller {
  readonly #options: WidgetMount;
  readonly #client: VisitorClient;
  readonly #memory: VisitorMemory;
  readonly #place = document.createElement('div');
  readonly #colors = new CSSStyleSheet();
  #rule = '';
  #open = false;
  #drawing = false;

  constructor(options: WidgetMount, client: VisitorClient, memory: VisitorMemory) {
    this.#options = options;
    this.#client = client;
    this.#memory = memory;
  }

  /** Without anything to restore, a closed window stays unconnected until it is opened. */
  begin(restores = true): void {
    const { root, badge, open } = this.#options;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet, this.#colors];
    root.append(this.#place);
    fence(root, badge);
    watchKeyboard(root.host as HTMLElement);
    badge.addEventListener('click', () => this.#show(true));
    window.addEventListener('storage', (event) => {
      if (event.key === this.#memory.chatKey || event.key === null) {
        this.#client.followOtherTab();
      }
    });
    this.#client.changed.add(() => this.#redraw());
    if (open) {
      this.#show(true);
    } else if (restores) {
      this.#client.connect();
    }
  }

  #show(open: boolean): void {
    this.#open = open;
    this.#memory.open = open;
    if (open) {
      void this.#memory.visitorKey; // Made at the first click.
      this.#client.connect();
      this.#draw();
      return;
    }
    const status = this.#client.state.thread?.conversation.status;
    if (status === undefined && !this.#client.state.starting) {
      this.#client.disconnect();
    } else if (status !== undefined && isEnded(status)) {
      this.#client.startOver();
      this.#client.disconnect();
    }
    this.#draw();
    this.#options.badge.focus();
  }

  /** Many changes of one moment are one drawing. */
  #redraw(): void {
    if (!this.#drawing) {
      this.#drawing = true;
      queueMicrotask(() => {
        this.#drawing = false;
        this.#draw();
      });
    }
  }

  #draw(): void {
    const { state } = this.#client;
    const language = state.look?.language ?? this.#options.look?.language ?? document.documentElement.lang;
    const texts = textsFor(language);
    this.#paint();
    if (texts === null) {
      void fetchTexts(language).then(() => this.#draw());
      return;
    }
    this.#drawBadge(texts);
    const context = { client: this.#client, state, texts, base: this.#options.base, label: this.#options.look?.header };
    const shown = <Context.Provider value={context}><Window onClose={() => this.#show(false)} /></Context.Provider>;
    render(this.#open ? shown : null, this.#place);
  }

  #paint(): void {
    const { look } = this.#client.state;
    const theme = look?.style.theme ?? 'auto';
    const rule = windowRule(look?.color ?? this.#options.look?.color, look?.style)
      + (theme === 'dark' ? `:host{${dark}}` : theme === 'auto' ? `@media (prefers-color-scheme: dark){:host{${dark}}}` : '');
    if (rule !== this.#rule) {
      this.#rule = rule;
      this.#colors.replaceSync(rule);
    }
  }

  #drawBadge(texts: Texts): void {
    const { badge, look } = this.#options;
    const unread = this.#open ? 0 : this.#client.unread;
    const label = badge.querySelector<HTMLElement>('.oc-label')!;
    const count = badge.querySelector<HTMLElement>('.oc-count')!;
    label.textContent = this.#client.state.look?.header ?? look?.header ?? label.textContent;
    count.dataset['count'] = unread > 99 ? '99+' : String(unread);
    count.hidden = unread === 0;
    badge.setAttribute('aria-expanded', String(this.#open));
    // Also in a tab where the window was never opened: the chat is there.
    const status = this.#client.state.thread?.conversation.status;
    const going = !this.#open && status !== undefined && !isEnded(status);
    badge.toggleAttribute('data-going', going);
    if (unread > 0) {
      badge.setAttribute('aria-label', texts.t('unread', { label: label.textContent ?? '', count: unread }));
    } else if (going) {
      badge.setAttribute('aria-label', texts.t('going', { label: label.textContent ?? '' }));
    } else {
      badge.removeAttribute('aria-label');
    }
  }
}
