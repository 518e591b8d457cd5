import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { KnowledgeScreen } from '../../src/features/knowledge/KnowledgeScreen';
import { draftKey, useArticleDrafts } from '../../src/features/knowledge/editor/drafts';
import { speak } from '../../src/lib/i18n';
import { button, click, fieldOf, place, show, shown, waitFor } from '../screen';
import { ARTICLE, dialog, inDialog, onArticle, open, PREVIEW, SAVE, saved, write } from './article';
import { article, folder, refusal, server, translation } from './server';

onArticle();

describe('the editor of an article', () => {
  it('has each language on a tab, and what is stored in its fields', async () => {
    server({ [ARTICLE]: article(), [PREVIEW]: { html: '' } });
    await open();
    expect([...place.querySelectorAll('[role=tab]')].map((each) => each.textContent)).toEqual(['English', 'Norwegian Bokmål']);
    const values = ['Title', 'Address', 'Text'].map((label) => fieldOf(label).value);
    expect(values).toEqual(['Returns', 'returns', 'Within **30** days.']);
    expect(fieldOf('Text').lang).toBe('en');
    expect(place.querySelector('a')?.getAttribute('href')).toBe('/console/knowledge/folder/f1');
    expect(button('Save')?.disabled).toBe(true);
    await click(place.querySelectorAll('[role=tab]')[1]);
    expect(location.pathname).toBe('/console/knowledge/article/a1/nb');
  });

  it('shows what the server renders, in a frame in which nothing can run', async () => {
    const { sent, all } = server({ [ARTICLE]: article(), [PREVIEW]: { html: '<p>Within <strong>30</strong> days.</p>' } });
    await open();
    await waitFor(() => expect(place.querySelector('iframe')).not.toBeNull());
    const frame = place.querySelector('iframe')!;
    expect(frame.getAttribute('srcdoc')).toContain('<body><p>Within <strong>30</strong> days.</p></body>');
    expect(frame.getAttribute('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox');
    all[PREVIEW] = () => refusal('input.tooLarge', { limit: '9' }, 413);
    await write('Text', 'Other');
    await waitFor(() => expect(sent(PREVIEW).at(-1)).toEqual({ markdown: 'Other' }));
    await waitFor(() => expect(place.querySelector('.text-look [role=status]')?.textContent).toMatch(/too (large|long)/));
    expect(frame.getAttribute('srcdoc')).toContain('<strong>30</strong>');
  });

  it('saves, says so, and keeps what is not saved while one is elsewhere', async () => {
    const { sent, all } = server({ [ARTICLE]: article(), [PREVIEW]: { html: '' }, [SAVE]: saved('Sending back', 'New', 3) });
    await open();
    await write('Title', 'Sending back');
    await write('Text', 'New');
    expect(shown()).toContain('Not saved');
    await open('nb');
    expect(fieldOf('Title').value).toBe('Retur');
    expect(place.querySelector('[role=tab] [aria-label="Not saved"]')).not.toBeNull();
    await open();
    expect(fieldOf('Text').value).toBe('New');
    all[ARTICLE] = saved('Sending back', 'New', 3);
    await click(button('Save'));
    expect(sent(SAVE)).toEqual([{ title: 'Sending back', slug: 'returns', body: 'New', version: 2 }]);
    await waitFor(() => expect(shown()).toContain('All changes are saved'));
    expect(place.querySelector('h1')?.textContent).toBe('Sending back');
    expect(shown()).not.toContain('Not saved');
  });

  it('goes back to what is stored', async () => {
    server({ [ARTICLE]: article(), [PREVIEW]: { html: '' } });
    await open();
    await write('Text', 'Wrong');
    await click(button('Discard'));
    expect([fieldOf('Text').value, button('Discard')]).toEqual(['Within **30** days.', undefined]);
    await click(button('Undo'));
    expect(fieldOf('Text').value).toBe('Wrong');
  });

  it('says at the field what is wrong with it', async () => {
    const { all } = server({
      [ARTICLE]: article(), [PREVIEW]: { html: '' }, [SAVE]: () => refusal('knowledge.slugTaken', { slug: 'faq' }),
    });
    await open();
    await write('Address', 'faq');
    await click(button('Save'));
    expect(shown()).toContain('Another article has this address in this language.');
    expect(fieldOf('Address').getAttribute('aria-invalid')).toBe('true');
    all[SAVE] = () => refusal('input.invalid', { field: 'title', rule: 'required' }, 400);
    await click(button('Save'));
    expect(fieldOf('Title').getAttribute('aria-invalid')).toBe('true');
    expect(shown()).toContain('Please fill this in.');
  });

  it('shows both texts to the later of two, who chooses for each field', async () => {
    const { sent, all } = server({
      [ARTICLE]: article(), [PREVIEW]: { html: '' }, [SAVE]: () => refusal('knowledge.articleChangedMeanwhile', {
        version: '3', title: 'Send back', slug: 'returns', body: 'Within **60** days.', by: 'Bo', at: '2026-01-01T10:00:00Z',
      }),
    });
    await open();
    await write('Text', 'Within **14** days.');
    await click(button('Save'));
    expect(dialog()!.textContent).toContain('Bo has changed this article meanwhile');
    const [gone, came] = ['gone', 'new'].map((kind) => dialog()!.querySelector(`[data-kind=${kind}]`)!.textContent);
    expect([gone, came]).toEqual(['−Within **60** days.', '+Within **14** days.']);
    expect(dialog()!.querySelectorAll('[role=radiogroup]')).toHaveLength(1);
    await click(inDialog('Later'));
    expect(dialog()).toBeNull();
    expect(fieldOf('Text').value).toBe('Within **14** days.');
    expect(shown()).toContain('Bo has changed this article (');
    await click(button('Compare'));
    all[SAVE] = saved('Send back', 'Within **14** days.', 4);
    all[ARTICLE] = saved('Send back', 'Within **14** days.', 4);
    const before = sent(SAVE).length;
    await click(inDialog('Save what I chose'));
    expect([sent(SAVE).length, dialog()!.querySelector('input:checked')]).toEqual([before, null]);
    await click([...dialog()!.querySelectorAll<HTMLInputElement>('input[type=radio]')].find((each) => each.value === 'mine'));
    await click(inDialog('Save what I chose'));
    expect(sent(SAVE).at(-1)).toEqual({ title: 'Send back', slug: 'returns', body: 'Within **14** days.', version: 3 });
    await waitFor(() => expect(dialog()).toBeNull());
    expect(fieldOf('Title').value).toBe('Send back');
  });

  it('takes theirs without a save where that is what was chosen', async () => {
    const theirs = { version: '3', title: 'Returns', slug: 'returns', body: 'Theirs', by: 'Bo', at: '2026-01-01T10:00:00Z' };
    const { sent, all } = server({
      [ARTICLE]: article(), [PREVIEW]: { html: '' }, [SAVE]: () => refusal('knowledge.articleChangedMeanwhile', theirs),
    });
    await open();
    await write('Text', 'Mine');
    await click(button('Save'));
    all[ARTICLE] = saved('Returns', 'Theirs', 3);
    await click([...dialog()!.querySelectorAll<HTMLInputElement>('input[type=radio]')].find((each) => each.value === 'theirs'));
    await click(inDialog('Save what I chose'));
    expect(sent(SAVE)).toHaveLength(1);
    expect(fieldOf('Text').value).toBe('Theirs');
  });

  it('says when somebody has deleted it, and keeps what was written', async () => {
    const { all } = server({ [ARTICLE]: article(), [PREVIEW]: { html: '' } });
    await open();
    await write('Text', 'Mine');
    delete all[ARTICLE];
    await act(async () => window.dispatchEvent(new Event('visibilitychange')));
    await waitFor(() => expect(place.querySelector('[role=alert]')?.textContent).toContain('This article was deleted.'));
    expect([fieldOf('Text').value, fieldOf('Text').readOnly, button('Save')?.disabled]).toEqual(['Mine', true, true]);
  });

  it('that is not there, or not in this language, says so', async () => {
    server({ [ARTICLE]: article() });
    await show(<KnowledgeScreen params={{ what: 'article', id: 'a1', language: 'de' }} />);
    await waitFor(() => expect(place.querySelector('[role=alert]')?.textContent).toContain('or not in this language'));
    expect(button('Try again')).toBeUndefined();
  });

  it('keeps the focus on its tabs from one language to the next', async () => {
    server({ [ARTICLE]: article(), [PREVIEW]: { html: '' } });
    await open();
    const tab = place.querySelectorAll<HTMLElement>('[role=tab]')[1]!;
    tab.focus();
    await open('nb');
    expect([fieldOf('Title').value, document.activeElement === tab]).toEqual(['Retur', true]);
  });

  it('is for reading, with words, where nobody could say whether one may write', async () => {
    server({ [ARTICLE]: article(), 'GET /api/account': () => refusal('server.unavailable', {}, 503) });
    await open();
    expect(place.querySelector('iframe')).not.toBeNull();
    expect(place.querySelector('textarea')).toBeNull();
    expect(place.querySelector('[role=status]')).not.toBeNull();
  });

  it('begins its preview at the heading under which one writes', async () => {
    const { all } = server({ [ARTICLE]: article(), [PREVIEW]: { html: '<h1>A</h1>' } });
    await open();
    const text = '# A\n\n```\n# none\n```\n\n## B\n\nwords';
    all[PREVIEW] = { html: '<h1>A</h1><h2>B</h2>' };
    await write('Text', text);
    await waitFor(() => expect(place.querySelector('iframe')?.getAttribute('srcdoc')).toContain('<h2>B</h2>'));
    expect(place.querySelector('iframe')!.getAttribute('srcdoc')).toContain(':nth-child(2 of h1, h2');
  });

  it('is only for reading to whoever may not write', async () => {
    server({ [ARTICLE]: article() }, false);
    await open();
    expect(place.querySelector('textarea')).toBeNull();
    expect(place.querySelector('iframe')!.getAttribute('srcdoc')).toContain('<strong>30</strong>');
    expect(button('Save')).toBeUndefined();
  });
});

describe('the editor in Norwegian', () => {
  it('has words for everything', async () => {
    await speak('nb');
    server({ [ARTICLE]: article(), [PREVIEW]: { html: '' }, 'GET /api/knowledge/folders': [folder('f1', 'Frakt')] });
    await open('nb');
    expect(shown()).toContain('Frakt');
    expect(shown()).not.toContain('knowledge.');
    expect(useArticleDrafts.getState().drafts[draftKey('a1', 'nb')]?.now.title).toBe(translation('nb', 'Retur').title);
  });
});
