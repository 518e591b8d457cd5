import { act } from 'react';
import { beforeEach, expect } from 'vitest';
import { KnowledgeScreen } from '../../src/features/knowledge/KnowledgeScreen';
import { Toasts } from '../../src/ui/toasts';
import { click, fieldOf, onScreen, place, show, waitFor } from '../screen';
import { article, forgetWritten } from './server';

export const ARTICLE = 'GET /api/knowledge/articles/a1';
export const SAVE = 'PUT /api/knowledge/articles/a1/translations/en';
export const PREVIEW = 'POST /api/knowledge/preview';

/** Call once per file: nothing is left unsaved, and the address is that of the article. */
export function onArticle(): void {
  onScreen();
  beforeEach(() => {
    forgetWritten();
    history.replaceState(null, '', '/console/knowledge/article/a1/en');
  });
}

export const open = async (language = 'en'): Promise<void> => {
  await show(<><Toasts /><KnowledgeScreen params={{ what: 'article', id: 'a1', language }} /></>);
  await waitFor(() => expect(place.querySelector('h1')).not.toBeNull());
};

export const write = (field: string, text: string): Promise<void> => act(async () => {
  const input = fieldOf(field);
  const proto = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(proto, 'value')!.set!.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
});

export const dialog = (): HTMLElement | null => document.querySelector<HTMLElement>('[role=dialog]');

export const inDialog = (words: string): HTMLButtonElement | undefined =>
  [...dialog()!.querySelectorAll('button')].find((each) => each.textContent === words);

export const choose = (words: string): Promise<void> =>
  click([...document.querySelectorAll('[role=menuitem]')].find((each) => each.textContent === words));

/** The article with another English text. */
export const saved = (title: string, body: string, version: number) => {
  const stored = article();
  const [english, norwegian] = stored.translations;
  return { ...stored, translations: [{ ...english!, row: { ...english!.row, title, version }, body }, norwegian!] };
};
