import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, vi } from 'vitest';
import { useDrafts } from '../src/features/chats/drafts/store';
import { newQueries } from '../src/lib/queries';
import { addLateTexts, speak, startTexts } from '../src/lib/i18n';
import { wordsOf } from '../src/shell/words';
import { forgetToasts } from '../src/ui/toasts';

/** What every conversation asks for, and few tests are about. */
const NOTHING: Readonly<Record<string, unknown>> = { '/api/replies': { quickReplies: [], templates: [], uses: [], timeZones: {} } };

let root: Root;
let queries: QueryClient;

/** Where the screen is; a new one for every test. */
export let place: HTMLElement;

/** Call once per file: an English page for every test. */
export function onScreen(): void {
  beforeEach(async () => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    // Growing text fields listen for fonts, of which this page has none.
    Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
    (window as unknown as { happyDOM: { setViewport(size: object): void } }).happyDOM.setViewport({ width: 1440, height: 900 });
    giveSizes();
    forgetToasts(); // Other files have the same ones.
    useDrafts.setState({}, true); // What another file left unsaved would be saved.
    await startTexts(wordsOf);
    await addLateTexts();
    await speak('en');
    place = document.body.appendChild(document.createElement('div'));
    root = createRoot(place);
    queries = newQueries();
  });

  afterEach(async () => {
    await act(async () => root.unmount());
    place.remove();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
}

/** Nothing has a size in this page: of a list that draws only what is in view, as much is as a large screen shows. */
function giveSizes(): void {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function height(this: HTMLElement) {
    return this.dataset['index'] === undefined ? 2_000 : 40;
  });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(2_000);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
}

export async function show(screen: ReactNode): Promise<void> {
  await act(async () => {
    root.render(<QueryClientProvider client={queries}><MantineProvider>{screen}</MantineProvider></QueryClientProvider>);
  });
}

/** Waits for what comes by itself, as a script that is fetched; a machine may be busy with other things. */
export async function waitFor(check: () => void): Promise<void> {
  await vi.waitFor(async () => {
    await act(() => new Promise((resolve) => { setTimeout(resolve); })); // What has come is shown at the end of it.
    check();
  }, { timeout: 20_000 });
}

export const shown = (): string => place.textContent ?? '';

export async function click(element: Element | undefined | null): Promise<void> {
  await act(async () => (element as HTMLElement).click());
}

export const button = (words: string) => [...place.querySelectorAll('button')].find((each) => each.textContent === words);

export const labelled = (words: string) => place.querySelector(`[aria-label="${words}"]`);

/** What the server answers to calls like "PUT /api/…/channels", the newest first; anything else gets an empty object. */
export function answers(...calls: readonly (readonly [call: string, body: unknown, status?: number])[]) {
  const fetch = vi.fn((path: string, init: RequestInit) => {
    const [, body, status] = calls.find(([call]) => call === `${init.method} ${path}`) ?? ['', NOTHING[path] ?? {}, 200];
    return Promise.resolve(Response.json(body, { status: status ?? 200 }));
  });
  vi.stubGlobal('fetch', fetch);
  /** What was sent with these calls. */
  const sent = (call: string): unknown[] => fetch.mock.calls.filter(([path, init]) => `${init.method} ${path}` === call)
    .map(([, init]) => JSON.parse(String(init.body)) as unknown);
  return { fetch, sent };
}

/** Found by its label, whatever marks it as required. */
export const fieldOf = (label: string) => place.querySelector<HTMLInputElement>(
  `#${[...place.querySelectorAll('label')].find((each) => each.textContent?.replace(/ \*$/, '') === label)!.htmlFor}`,
)!;

/** Writes into a field that is found by its label. */
export async function type(label: string, text: string): Promise<void> {
  const input = fieldOf(label);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** What the server answers from now on; status 0: it cannot be reached. */
export function answer(status: number, body: unknown) {
  const fetch = vi.fn((path: string, _init: RequestInit) => (
    status === 0 ? Promise.reject(new TypeError('offline'))
      : Promise.resolve(Response.json(status === 200 ? NOTHING[path] ?? body : body, { status }))
  ));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}
