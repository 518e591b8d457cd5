import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { memoryStorage } from '@orleans-chat/shared';
import { fetchTexts, textsFor } from '../src/texts/translate';
import { Consent } from '../src/ui/Consent';
import { Context } from '../src/ui/context';
import { VisitorClient } from '../src/visitor/client';
import { VisitorMemory } from '../src/visitor/memory';
import { initialState } from '../src/visitor/state';

it('says of the link to more about the consent where it opens', async () => {
  await fetchTexts('en');
  const client = new VisitorClient(
    'c1', () => { throw new Error('no server'); }, new VisitorMemory('c1', memoryStorage(), memoryStorage()),
  );
  const context = { client, state: initialState, texts: textsFor('en')!, base: 'https://chat.example/' };
  const consent = h(
    Consent, { text: 'I agree.', link: 'https://shop.example/privacy', given: false, missing: false, onChange: () => undefined },
  );
  const root = document.createElement('div');
  await act(() => render(h(Context.Provider, { value: context, children: consent }), root));
  expect(root.querySelector('label')?.textContent).toBe(
    `I agree. ${context.texts.t('consentMore')} (${context.texts.t('opensInNewTab')})`,
  );
  expect(root.querySelector('a')?.textContent).toMatch(/^[^,]+ \([^,]+\)$/);
});
