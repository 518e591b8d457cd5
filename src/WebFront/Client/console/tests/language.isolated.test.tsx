import { t } from 'i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import nb from '../src/features/tags/texts/late.nb.json';
import { startTexts } from '../src/lib/i18n';
import { Header } from '../src/shell/Header';
import { wordsOf } from '../src/shell/words';
import { LanguageSwitch } from '../src/ui/LanguageSwitch';
import { forgetToasts, Toasts } from '../src/ui/toasts';
import { answer, click, labelled, onScreen, place, show, shown, waitFor } from './screen';

const KEY = 'orleans-chat.console.language';

const norwegian = () => document.querySelector<HTMLElement>('[role=menuitem][lang=nb]')!;

onScreen();

// The words of a language that was spoken once are kept: Norwegian is asked for in this file only where it is gone, until the end.
describe('the choice of a language', () => {
  beforeEach(async () => {
    forgetToasts();
    sessionStorage.clear();
    vi.spyOn(location, 'reload').mockImplementation(() => undefined);
    const gone = new TypeError('Failed to fetch dynamically imported module');
    await startTexts((language) => (language === 'en' ? wordsOf(language) : Promise.reject(gone)));
  });

  afterEach(() => localStorage.clear());

  const ways = [
    ['on the sign-in page', <LanguageSwitch key="switch" />, () => click(place.querySelector('input[value=nb]'))],
    ['in the menu', <Header key="menu" onSignedOut={() => undefined} />, async () => {
      await click(labelled('Account and appearance'));
      await waitFor(() => norwegian().click());
    }],
  ] as const;

  it.each(ways)('%s says so where the server cannot be reached, and changes nothing', async (_where, screen, choose) => {
    answer(0, null);
    await show(<><Toasts />{screen}</>);
    await choose();
    await waitFor(() => expect(shown()).toContain('No contact with the server.'));
    expect([localStorage.getItem(KEY), document.documentElement.lang]).toEqual(['en', 'en']);
    expect(location.reload).not.toHaveBeenCalled();
  });

  it.each(ways)('%s is kept where the words are gone, for the page that is loaded anew', async (_where, screen, choose) => {
    answer(200, {});
    await show(<><Toasts />{screen}</>);
    await choose();
    await waitFor(() => expect(location.reload).toHaveBeenCalledTimes(1));
    expect(localStorage.getItem(KEY)).toBe('nb');
  });

  it('is spoken at once where there are words', async () => {
    await startTexts(wordsOf);
    await show(<LanguageSwitch />);
    await click(place.querySelector('input[value=nb]'));
    await waitFor(() => expect([localStorage.getItem(KEY), document.documentElement.lang]).toEqual(['nb', 'nb']));
    expect(t('tags.add')).toBe(nb['tags.add']);
  });
});
