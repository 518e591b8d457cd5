import { MantineProvider } from '@mantine/core';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, vi } from 'vitest';
import { speak, startTexts } from '../src/texts/i18n';

let root: Root;

/** Where the screen is; a new one for every test. */
export let place: HTMLElement;

/** Call once per file: an English page for every test. */
export function onScreen(): void {
  beforeEach(async () => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    // Growing text fields listen for fonts, of which this page has none.
    Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
    await startTexts();
    await speak('en');
    place = document.body.appendChild(document.createElement('div'));
    root = createRoot(place);
  });

  afterEach(async () => {
    await act(async () => root.unmount());
    place.remove();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
}

export async function show(screen: ReactNode): Promise<void> {
  await act(async () => root.render(<MantineProvider>{screen}</MantineProvider>));
}

export const shown = (): string => place.textContent ?? '';

export async function click(element: Element | undefined | null): Promise<void> {
  await act(async () => (element as HTMLElement).click());
}

export const button = (words: string) => [...place.querySelectorAll('button')].find((each) => each.textContent === words);

export const labelled = (words: string) => place.querySelector(`[aria-label="${words}"]`);

/** What the server answers from now on; status 0: it cannot be reached. */
export function answer(status: number, body: unknown) {
  const fetch = vi.fn((_path: string, _init: RequestInit) => (status === 0 ? Promise.reject(new TypeError('offline')) : Promise.resolve(Response.json(body, { status }))));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}
