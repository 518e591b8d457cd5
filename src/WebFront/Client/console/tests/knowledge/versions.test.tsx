import { describe, expect, it } from 'vitest';
import { button, click, waitFor } from '../screen';
import { ARTICLE, dialog, onArticle, open, PREVIEW, SAVE, saved, write } from './article';
import { article, server } from './server';

onArticle();

describe('the versions of a text', () => {
  const at = (number: number) => `GET /api/knowledge/articles/a1/translations/en/versions/${number}`;
  const VERSIONS = {
    'GET /api/knowledge/articles/a1/translations/en/versions': [
      { number: 2, title: 'Returns', at: '2026-02-01T10:00:00Z', by: 'Bo' },
      { number: 1, title: 'Return', at: '2026-01-01T10:00:00Z', by: 'Ada' },
    ],
    [at(2)]: { number: 2, title: 'Returns', slug: 'returns', body: 'Within **30** days.', at: '', by: 'Bo' },
    [at(1)]: { number: 1, title: 'Return', slug: 'returns', body: 'Within **14** days.', at: '', by: 'Ada' },
  };
  const openVersions = async () => {
    await open();
    await click(button('Versions'));
    await waitFor(() => expect(dialog()!.textContent).toContain('+Within'));
  };
  const lines = () => [...dialog()!.querySelectorAll('[data-kind]')].map((each) => each.textContent);

  it('say who saved them, when, and how each differs from the one before', async () => {
    server({ [ARTICLE]: article(), [PREVIEW]: { html: '' }, ...VERSIONS });
    await openVersions();
    expect([...dialog()!.querySelectorAll('ol button')].map((each) => each.textContent)).toEqual([
      expect.stringMatching(/^Version 2 · current.*2026.*Bo$/), expect.stringMatching(/^Version 1.*2026.*Ada$/),
    ]);
    expect(lines()).toEqual(['−Return', '+Returns', '−Within **14** days.', '+Within **30** days.']);
    expect([...dialog()!.querySelectorAll('mark')].map((each) => each.textContent)).toEqual(['Return', 'Returns', '14', '30']);
    await click(dialog()!.querySelectorAll('ol button')[1]);
    await waitFor(() => expect(lines()).toEqual(['+Return', '+returns', '+Within **14** days.']));
    await click([...dialog()!.querySelectorAll<HTMLInputElement>('input[type=radio]')].find((each) => each.value === 'current'));
    await waitFor(() => expect(lines()).toEqual(['−Return', '+Returns', '−Within **14** days.', '+Within **30** days.']));
  });

  it('can be had back, as a new version, but not over what is not saved', async () => {
    const { sent } = server({
      [ARTICLE]: article(), [PREVIEW]: { html: '' }, ...VERSIONS, [SAVE]: saved('Return', 'Within **14** days.', 3),
    });
    await openVersions();
    expect(dialog()!.querySelector('[aria-label="Restore version 2"]')).toBeNull();
    await click(dialog()!.querySelectorAll('ol button')[1]);
    await click(dialog()!.querySelector('[aria-label="Restore version 1"]'));
    expect(sent(SAVE)).toEqual([{ title: 'Return', slug: 'returns', body: 'Within **14** days.', version: 2 }]);
    await waitFor(() => expect(dialog()).toBeNull());
    await write('Text', 'Mine');
    await click(button('Versions'));
    await waitFor(() => expect(dialog()!.querySelectorAll('ol button')).toHaveLength(2));
    await click(dialog()!.querySelectorAll('ol button')[1]);
    await click(dialog()!.querySelector('[aria-label="Restore version 1"]'));
    expect(sent(SAVE)).toHaveLength(1);
    expect(dialog()!.textContent).toContain('Save or discard first what you changed.');
  });
});
