import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EmbedLook } from '@orleans-chat/shared/contracts';
import type { WidgetModule, WidgetMount } from '@orleans-chat/shared/mount';
import { load } from '../src/loader';

function script(): HTMLScriptElement {
  const element = document.createElement('script');
  Object.defineProperty(element, 'src', { value: 'https://chat.example/widget.js' });
  return element;
}

const look: EmbedLook = {
  channel: 'c1',
  header: 'Ask us',
  color: '#b45309',
  language: 'en',
  badge: { background: '#112233', text: '#ffee00' },
  font: null,
  gone: false,
};

const badge = () => document.querySelector('orleans-chat')?.shadowRoot?.querySelector('button');

describe('loader', () => {
  const observers: MutationObserver[] = [];
  beforeEach(() => {
    // A badge that an earlier test put there would come back for ever.
    observers.splice(0).forEach((observer) => observer.disconnect());
    vi.stubGlobal('requestIdleCallback', (act: () => void) => act());
    const Real = globalThis.MutationObserver;
    vi.stubGlobal('MutationObserver', class extends Real {
      constructor(callback: MutationCallback) {
        super(callback);
        observers.push(this);
      }
    });
    document.querySelectorAll('orleans-chat').forEach((host) => host.remove());
    document.body.replaceChildren();
    localStorage.clear();
    sessionStorage.clear();
    Reflect.deleteProperty(window, Symbol.for('orleans-chat'));
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('shows the badge, stores nothing and loads nothing before the first click', () => {
    const imports = vi.fn<(url: string) => Promise<WidgetModule>>();
    load(script(), look, imports, 'assets/widget-1.js');
    expect(badge()?.textContent).toContain('Ask us');
    expect(imports).not.toHaveBeenCalled();
    expect(localStorage.length + sessionStorage.length).toBe(0);
  });

  it('loads the widget from the server of its own script on the first click, once', () => {
    const imports = vi.fn<(url: string) => Promise<WidgetModule>>(() => new Promise(() => undefined));
    load(script(), look, imports, 'assets/widget-1.js');
    badge()?.click();
    badge()?.click();
    expect(imports.mock.calls).toEqual([['https://chat.example/assets/widget-1.js']]);
  });

  it('restores a chat that was begun earlier', () => {
    localStorage.setItem('orleans-chat.c1.chat', '{}');
    const imports = vi.fn<(url: string) => Promise<WidgetModule>>(() => new Promise(() => undefined));
    load(script(), look, imports, 'assets/widget-1.js');
    expect(imports).toHaveBeenCalledTimes(1);
  });

  it('restores a chat whose start was not answered on the page before', () => {
    localStorage.setItem('orleans-chat.c1.start', '{}');
    const imports = vi.fn<(url: string) => Promise<WidgetModule>>(() => new Promise(() => undefined));
    load(script(), look, imports, 'assets/widget-1.js');
    expect(imports).toHaveBeenCalledTimes(1);
  });

  it('shows nothing for a channel that is not there', () => {
    load(script(), false, vi.fn<(url: string) => Promise<WidgetModule>>(), 'assets/widget-1.js');
    expect(badge()).toBeUndefined();
  });

  it('shows a deleted channel only to whoever has a chat there', () => {
    const imports = vi.fn<(url: string) => Promise<WidgetModule>>(() => new Promise(() => undefined));
    load(script(), { ...look, gone: true }, imports, 'assets/widget-1.js');
    expect(badge()).toBeUndefined();
    localStorage.setItem('orleans-chat.c1.chat', '{}');
    load(script(), { ...look, gone: true }, imports, 'assets/widget-1.js');
    expect(badge()?.textContent).toContain('Ask us');
    expect(imports).toHaveBeenCalledTimes(1);
  });

  it('comes back when the page empties or replaces its body', async () => {
    load(script(), look, vi.fn<(url: string) => Promise<WidgetModule>>(), 'assets/widget-1.js');
    document.body.replaceChildren();
    await vi.waitFor(() => expect(badge()).not.toBeUndefined());
    document.body.replaceWith(document.createElement('body'));
    await vi.waitFor(() => expect(badge()).not.toBeUndefined());
    document.body.replaceChildren();
    await vi.waitFor(() => expect(badge()).not.toBeUndefined());
  });

  it('is the last child of the body until the page is loaded and idle, and beside the body then', async () => {
    let state = 'loading';
    const idle: (() => void)[] = [];
    vi.spyOn(document, 'readyState', 'get').mockImplementation(() => state as DocumentReadyState);
    vi.stubGlobal('requestIdleCallback', (act: () => void) => idle.push(act));
    const host = () => document.querySelector('orleans-chat');
    load(script(), look, vi.fn<(url: string) => Promise<WidgetModule>>(), 'assets/widget-1.js');
    expect(host()).toBeNull();
    state = 'interactive';
    document.body.append(document.createElement('main'));
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(document.body.lastChild).toBe(host());
    expect(idle).toEqual([]);
    window.dispatchEvent(new Event('load'));
    expect(document.body.lastChild).toBe(host());
    idle.forEach((act) => act());
    expect(host()?.parentNode).toBe(document.documentElement);
    vi.restoreAllMocks();
  });

  it('comes back when the page replaces the whole document, also a second time', async () => {
    load(script(), look, vi.fn<(url: string) => Promise<WidgetModule>>(), 'assets/widget-1.js');
    for (let time = 0; time < 2; time += 1) {
      const root = document.createElement('html');
      root.append(document.createElement('head'), document.createElement('body'));
      document.documentElement.remove();
      document.append(root);
      await vi.waitFor(() => expect(badge()).not.toBeUndefined());
      document.querySelector('orleans-chat')!.remove();
      await vi.waitFor(() => expect(badge()).not.toBeUndefined());
    }
  });

  it('adds one badge however often the page runs it', () => {
    const imports = vi.fn<(url: string) => Promise<WidgetModule>>();
    load(script(), look, imports, 'assets/widget-1.js');
    load(script(), look, imports, 'assets/widget-1.js');
    expect(document.querySelectorAll('orleans-chat')).toHaveLength(1);
  });

  it('works where storage is blocked', () => {
    vi.stubGlobal('localStorage', new Proxy({}, { get: () => { throw new DOMException('blocked', 'SecurityError'); } }));
    load(script(), look, vi.fn<(url: string) => Promise<WidgetModule>>(), 'assets/widget-1.js');
    expect(badge()).not.toBeNull();
  });

  it('says so when the widget cannot be loaded, and tries again under another address', async () => {
    const imports = vi.fn<(url: string) => Promise<WidgetModule>>(() => Promise.reject(new Error('offline')));
    load(script(), look, imports, 'assets/widget-1.js');
    badge()?.click();
    await vi.waitFor(() => expect(badge()?.textContent).toContain('could not be loaded'));
    badge()?.click();
    expect(imports.mock.lastCall).toEqual(['https://chat.example/assets/widget-1.js?1']);
  });

  it('gives its place to a newer script that the widget fetched, with the window open as it was', async () => {
    localStorage.setItem('orleans-chat.c1.chat', '{}');
    sessionStorage.setItem('orleans-chat.c1.open', 'true');
    const mounts: WidgetMount[] = [];
    const retire = vi.fn<() => void>();
    const imports = () => Promise.resolve<WidgetModule>({ mount: (options) => (mounts.push(options), retire) });
    load(script(), look, imports, 'assets/widget-1.js');
    await vi.waitFor(() => expect(mounts).toHaveLength(1));
    const old = document.querySelector('orleans-chat')!;
    const newer = script();
    newer.dataset['again'] = '';
    load(newer, look, imports, 'assets/widget-2.js');
    await vi.waitFor(() => expect(mounts).toHaveLength(2));
    expect([
      retire.mock.calls.length, old.isConnected, mounts[1]!.open, document.querySelectorAll('orleans-chat').length,
    ]).toEqual([1, false, true, 1]);
  });
});
