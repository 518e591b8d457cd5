import type { AgentMe } from '@orleans-chat/shared';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { initialAgentState, useAgent } from '../../src/features/agent/store';
import { button, click, labelled, place, shown, waitFor } from '../screen';
import { ARTICLE, choose, dialog, inDialog, onArticle, open, PREVIEW, write } from './article';
import { article, server } from './server';

onArticle();

describe('what else is done with an article', () => {
  const PUBLISH = 'POST /api/knowledge/publications';

  it('is publishing it now, or at a time, and taking it back', async () => {
    const { sent, all } = server({ [ARTICLE]: article(), [PREVIEW]: { html: '' }, [PUBLISH]: { articles: [], missing: [] } });
    await open();
    expect(shown()).toContain('Draft');
    await click(button('Publish …'));
    expect(dialog()!.textContent).toContain('Everybody can read it then');
    const [english, norwegian] = article().translations;
    const published = (publishedAt: string) =>
      article({ translations: [{ ...english!, row: { ...english!.row, publishedAt } }, norwegian!] });
    all[ARTICLE] = published('2099-01-01T10:00:00Z');
    await click(dialog()!.querySelector<HTMLInputElement>('input[value=later]'));
    await act(async () => {
      const time = dialog()!.querySelector<HTMLInputElement>('input[type=datetime-local]')!;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(time, '2099-01-01T10:00');
      time.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await click(inDialog('Plan it'));
    await waitFor(() => expect(shown()).toContain('Published from'));
    await click(button('Publish …'));
    all[ARTICLE] = published('2026-01-01T10:00:00Z');
    await click(inDialog('Publish'));
    await waitFor(() => expect(button('Publish …')).toBeUndefined());
    await click(button('Make it a draft'));
    const of = { articles: ['a1'], languages: ['en'] };
    const { version } = english!.row;
    expect(sent(PUBLISH)).toEqual([
      { ...of, published: true, at: new Date('2099-01-01T10:00').toISOString(), version }, { ...of, published: true, at: null, version },
      { ...of, published: false, at: null },
    ]);
  });

  it('is looking at its page on a channel, where there is one', async () => {
    useAgent.setState({ ...initialAgentState, me: { id: 'me', channels: [{ id: 'c1', name: 'Shop' }] } as unknown as AgentMe }, true);
    const { all } = server({ [ARTICLE]: article(), [PREVIEW]: { html: '' } });
    const page = () => document.querySelector('[role=menuitem][href]')?.getAttribute('href');
    await open();
    await click(labelled('More for this article'));
    expect(page()).toBeUndefined();
    const [english, norwegian] = article().translations;
    all[ARTICLE] = article({ translations: [{ ...english!, row: { ...english!.row, publishedAt: '2026-01-01T10:00:00Z' } }, norwegian!] });
    await act(async () => window.dispatchEvent(new Event('visibilitychange')));
    await waitFor(() => expect(page()).toBe('/faq/c1/en/a1'));
    useAgent.setState(initialAgentState, true);
  });

  it('is another language, which begins with the title', async () => {
    const { sent } = server({ [ARTICLE]: article(), [PREVIEW]: { html: '' }, 'PUT /api/knowledge/articles/a1/translations/sv': article() });
    await open();
    await click(button('Add a language'));
    expect([...document.querySelectorAll('[role=menuitem]')].map((each) => each.textContent)).not.toContain('English');
    await choose('Swedish');
    expect(sent('PUT /api/knowledge/articles/a1/translations/sv')).toEqual([{ title: 'Returns', body: '', version: 0 }]);
    expect(location.pathname).toBe('/console/knowledge/article/a1/sv');
  });

  it('is keeping it among agents', async () => {
    const { sent } = server({
      [ARTICLE]: article(), [PREVIEW]: { html: '' }, 'PUT /api/knowledge/articles/a1/internal': article({ internal: true }),
    });
    await open();
    await click([...place.querySelectorAll<HTMLInputElement>('input[type=radio]')].find((each) => each.value === 'internal'));
    expect(sent('PUT /api/knowledge/articles/a1/internal')).toEqual([{ on: true }]);
  });

  it('is deleting a language, or all of it, with what was not saved of it', async () => {
    const { sent } = server({
      [ARTICLE]: article(), [PREVIEW]: { html: '' },
      'DELETE /api/knowledge/articles/a1/translations/en': {}, 'DELETE /api/knowledge/articles/a1': {},
    });
    await open();
    await write('Text', 'Mine');
    await click(labelled('More for this article'));
    await choose('Delete in English');
    expect(document.activeElement?.textContent).toBe('Cancel');
    await click(inDialog('Delete'));
    expect(sent('DELETE /api/knowledge/articles/a1/translations/en')).toHaveLength(1);
    expect(location.pathname).toBe('/console/knowledge/article/a1/nb');
    await open('nb');
    await click(labelled('More for this article'));
    await choose('Delete the article');
    await click(inDialog('Delete'));
    expect(sent('DELETE /api/knowledge/articles/a1')).toHaveLength(1);
    expect(location.pathname).toBe('/console/knowledge/folder/f1');
  });
});
