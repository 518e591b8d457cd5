import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { KnowledgeScreen } from '../../src/features/knowledge/KnowledgeScreen';
import { change, draftKey, receive } from '../../src/features/knowledge/editor/drafts';
import { speak } from '../../src/lib/i18n';
import { Toasts } from '../../src/ui/toasts';
import { button, click, labelled, onScreen, place, show, shown, waitFor } from '../screen';
import { folder, forgetWritten, refusal, row, server, translation } from './server';

const FOLDER = 'GET /api/knowledge/articles?folder=f1';
const ROWS = [
  row('a1', 'First', { translations: [
    translation('en', 'First', { publishedAt: '2026-01-01T10:00:00Z', views: 40, helpful: 3, unhelpful: 1 }),
    translation('nb', 'Første', { views: 2, changedAt: '2026-02-01T10:00:00Z', changedBy: 'Bo' }),
  ] }),
  row('a2', 'Second', { internal: true }),
  row('a3', 'Third', { translations: [translation('en', 'Third', { publishedAt: '2099-01-01T10:00:00Z' })] }),
];

onScreen();
beforeEach(() => {
  forgetWritten();
  history.replaceState(null, '', '/console/knowledge');
});

const openFolder = async (id = 'f1') => {
  await show(<><Toasts /><KnowledgeScreen params={{ what: 'folder', id }} /></>);
  await waitFor(() => expect(place.querySelector('[role=treeitem]')).not.toBeNull());
};
const items = () => [...place.querySelectorAll<HTMLElement>('[role=treeitem]')];
const itemOf = (name: string) => items().find((each) => each.querySelector('bdi')!.textContent === name)!;
const names = () => items().map((each) => each.querySelector('bdi')!.textContent);
const cells = (title: string) => [...[...place.querySelectorAll('tbody tr')]
  .find((each) => each.textContent?.includes(title))!.querySelectorAll('td')].map((each) => each.textContent);
const press = (element: Element, key: string, more: KeyboardEventInit = {}) =>
  act(async () => void element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })));
const dialog = () => document.querySelector<HTMLElement>('[role=dialog]');
const inDialog = (words: string) => [...dialog()!.querySelectorAll('button')].find((each) => each.textContent === words);
const fill = (input: HTMLInputElement, text: string) => act(async () => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
});
const drag = async (from: Element, to: Element) => {
  const held = new Map<string, string>();
  const event = (type: string) => Object.assign(new Event(type, { bubbles: true, cancelable: true }), { dataTransfer: {
    setData: (kind: string, data: string) => held.set(kind, data), getData: (kind: string) => held.get(kind) ?? '',
    get types() { return [...held.keys()]; }, effectAllowed: '',
  } });
  await act(async () => void from.dispatchEvent(event('dragstart')));
  const over = event('dragover');
  await act(async () => void to.dispatchEvent(over));
  expect(over.defaultPrevented).toBe(true);
  await act(async () => void to.dispatchEvent(event('drop')));
};

describe('the folders', () => {
  it('show what lies in the open ones, and follow the keys of a tree', async () => {
    server({ [FOLDER]: [] });
    await openFolder();
    expect(names()).toEqual(['Shipping', 'Returns']);
    expect(itemOf('Shipping').getAttribute('aria-selected')).toBe('true');
    await act(async () => itemOf('Shipping').focus());
    await press(itemOf('Shipping'), 'ArrowRight');
    expect(names()).toEqual(['Shipping', 'Abroad', 'Returns']);
    await press(itemOf('Shipping'), 'ArrowRight');
    expect(document.activeElement).toBe(itemOf('Abroad'));
    expect(items().filter((each) => each.tabIndex === 0)).toEqual([itemOf('Abroad')]);
    await press(itemOf('Abroad'), 'ArrowLeft');
    expect(document.activeElement).toBe(itemOf('Shipping'));
    await press(itemOf('Shipping'), 'End');
    expect(document.activeElement).toBe(itemOf('Returns'));
    await press(itemOf('Returns'), 'Enter');
    expect(location.pathname).toBe('/console/knowledge/folder/f2');
    await press(itemOf('Returns'), 'Home');
    await press(itemOf('Shipping'), 'ArrowLeft');
    expect(names()).toEqual(['Shipping', 'Returns']);
  });

  it('open down to the one that is shown', async () => {
    server({ 'GET /api/knowledge/articles?folder=f3': [] });
    await openFolder('f3');
    expect(itemOf('Abroad').getAttribute('aria-selected')).toBe('true');
    expect(itemOf('Abroad').getAttribute('aria-level')).toBe('2');
  });

  it('are moved by dragging, and a move into itself is refused with words', async () => {
    const { sent } = server({
      [FOLDER]: [], 'PUT /api/knowledge/folders/f2/place': {},
      'PUT /api/knowledge/folders/f1/place': () => refusal('knowledge.folderCycle'),
    });
    await openFolder();
    await drag(itemOf('Returns'), itemOf('Shipping'));
    expect(sent('PUT /api/knowledge/folders/f2/place')).toEqual([{ parentId: 'f1' }]);
    expect(shown()).toContain('Moved.');
    await press(itemOf('Shipping'), 'ArrowRight');
    await drag(itemOf('Shipping'), itemOf('Abroad'));
    expect(place.querySelector('[role=alert]')?.textContent).toContain('A folder cannot be moved into itself');
  });

  it('are renamed by F2 and moved by Alt+M, where the dialog offers no folder within', async () => {
    const { sent } = server({
      [FOLDER]: [], 'PUT /api/knowledge/folders/f1': {}, 'PUT /api/knowledge/folders/f1/place': {},
    });
    await openFolder();
    await press(itemOf('Shipping'), 'F2');
    await fill(dialog()!.querySelector('input')!, 'Delivery');
    await click(inDialog('Save'));
    expect(sent('PUT /api/knowledge/folders/f1')).toEqual([{ name: 'Delivery', version: 1 }]);
    await waitFor(() => expect(dialog()).toBeNull());
    await press(itemOf('Shipping'), 'm', { altKey: true, code: 'KeyM' });
    await click(dialog()!.querySelector('input'));
    const options = [...document.querySelectorAll('[role=option]')];
    expect(options.map((each) => [each.textContent, each.getAttribute('data-combobox-disabled')])).toEqual([
      ['Returns', null], ['Shipping / Abroad', 'true'],
    ]);
    await click(options[0]);
    await click(inDialog('Move'));
    expect(sent('PUT /api/knowledge/folders/f1/place')).toEqual([{ parentId: 'f2' }]);
  });

  it('cannot be changed by whoever only reads', async () => {
    server({ [FOLDER]: ROWS.slice(0, 1) }, false);
    await openFolder();
    await waitFor(() => expect(shown()).toContain('First'));
    expect(button('New folder')).toBeUndefined();
    expect(button('New article')).toBeUndefined();
    expect(place.querySelector('input[type=checkbox]')).toBeNull();
    expect(itemOf('Shipping').getAttribute('draggable')).toBeNull();
    await press(itemOf('Shipping'), 'F2');
    expect(dialog()).toBeNull();
  });

  it('that are not there yet are made first', async () => {
    const { sent, all } = server({
      'GET /api/knowledge/folders': [], 'POST /api/knowledge/folders': folder('f9', 'Help'), 'GET /api/knowledge/articles?folder=f9': [],
    });
    await show(<KnowledgeScreen params={{}} />);
    await waitFor(() => expect(shown()).toContain('The knowledge base is empty'));
    await waitFor(() => expect(button('Make the first folder')).toBeDefined());
    await click(button('Make the first folder'));
    await fill(dialog()!.querySelector('input')!, ' Help ');
    all['GET /api/knowledge/folders'] = [folder('f9', 'Help')];
    await click(inDialog('Make the folder'));
    expect(sent('POST /api/knowledge/folders')).toEqual([{ name: 'Help', parentId: null }]);
    expect(location.pathname).toBe('/console/knowledge/folder/f9');
  });
});

describe('the articles of a folder', () => {
  it('say their languages and state, readers, views, helpful share, and who changed them', async () => {
    server({ [FOLDER]: ROWS });
    await openFolder();
    await waitFor(() => expect(shown()).toContain('First'));
    const [, title, , readers, views, helpful, changed] = cells('First');
    expect([title, readers, views, helpful]).toEqual(['First', 'Public', '42', '75%']);
    expect(changed).toMatch(/Feb.*2026.*Bo$/);
    expect(labelled('Norwegian Bokmål: draft')).not.toBeNull();
    expect(place.querySelector('[aria-label^="English: published "][aria-label*="2026"]')).not.toBeNull();
    expect(place.querySelector('[aria-label^="English: published from "][aria-label*="2099"]')).not.toBeNull();
    expect(cells('Second').slice(3, 6)).toEqual(['Internal', '0', '–']);
  });

  it('are called in the language of the console where they are in it', async () => {
    await speak('nb');
    server({ [FOLDER]: ROWS });
    await openFolder();
    await waitFor(() => expect(shown()).toContain('Første'));
    expect(shown()).toContain('Second');
    expect(shown()).not.toContain('knowledge.');
  });

  it('say where something is not saved', async () => {
    server({ [FOLDER]: ROWS });
    receive(draftKey('a1', 'nb'), { title: 'Første', slug: 'f', body: '', version: 1, by: 'Bo', at: '' });
    change(draftKey('a1', 'nb'), 'body', 'Mine');
    await openFolder();
    await waitFor(() => expect(cells('First')[1]).toBe('FirstNot saved'));
    expect(cells('Second')[1]).toBe('Second');
  });

  it('are published, taken back and moved several at once', async () => {
    const { sent } = server({
      [FOLDER]: ROWS, 'POST /api/knowledge/publications': { articles: [], missing: [] },
      'PUT /api/knowledge/articles/a1/place': {}, 'PUT /api/knowledge/articles/a2/place': {},
    });
    await openFolder();
    await waitFor(() => expect(shown()).toContain('First'));
    await click(labelled('Select “First”'));
    await click(labelled('Select “Second”'));
    expect(shown()).toContain('2 selected');
    await click(button('Publish'));
    await click(labelled('Select all articles'));
    await click(button('Make it a draft'));
    expect(sent('POST /api/knowledge/publications')).toEqual([
      { articles: ['a1', 'a2'], published: true, languages: null, at: null },
      { articles: ['a1', 'a2', 'a3'], published: false, languages: null, at: null },
    ]);
    expect(shown()).toContain('3 articles are drafts again.');
    expect(shown()).not.toContain('selected');
    await click(labelled('Select “First”'));
    await click(labelled('Select “Second”'));
    await click(button('Move to a folder'));
    await click(dialog()!.querySelector('input'));
    await click([...document.querySelectorAll('[role=option]')].find((each) => each.textContent === 'Returns'));
    await click(inDialog('Move'));
    expect(sent('PUT /api/knowledge/articles/a1/place')).toEqual([{ folderId: 'f2', beforeId: null }]);
    expect(sent('PUT /api/knowledge/articles/a2/place')).toEqual([{ folderId: 'f2', beforeId: null }]);
  });

  it('change their order by the keyboard, as far as there is somewhere to go', async () => {
    const { sent } = server({ [FOLDER]: ROWS, 'PUT /api/knowledge/articles/a1/place': {}, 'PUT /api/knowledge/articles/a3/place': {} });
    await openFolder();
    await waitFor(() => expect(shown()).toContain('First'));
    await click(labelled('Select “First”'));
    await click(button('Move up'));
    expect(button('Move up')?.getAttribute('aria-disabled')).toBe('true');
    await click(button('Move down'));
    await click(labelled('Select “First”'));
    await click(labelled('Select “Third”'));
    await click(button('Move up'));
    expect(sent('PUT /api/knowledge/articles/a1/place')).toEqual([{ folderId: 'f1', beforeId: 'a3' }]);
    expect(sent('PUT /api/knowledge/articles/a3/place')).toEqual([{ folderId: 'f1', beforeId: 'a2' }]);
  });

  it('are dragged into a folder, all that are ticked, or before another', async () => {
    const { sent } = server({
      [FOLDER]: ROWS, ...Object.fromEntries(['a1', 'a2', 'a3'].map((id) => [`PUT /api/knowledge/articles/${id}/place`, {}])),
    });
    await openFolder();
    await waitFor(() => expect(shown()).toContain('First'));
    const rows = () => [...place.querySelectorAll('tbody tr')];
    await click(labelled('Select “First”'));
    await click(labelled('Select “Third”'));
    await drag(rows()[2]!, itemOf('Returns'));
    expect(sent('PUT /api/knowledge/articles/a1/place')).toEqual([{ folderId: 'f2', beforeId: null }]);
    expect(sent('PUT /api/knowledge/articles/a3/place')).toEqual([{ folderId: 'f2', beforeId: null }]);
    await drag(rows()[1]!, rows()[0]!);
    expect(sent('PUT /api/knowledge/articles/a2/place')).toEqual([{ folderId: 'f1', beforeId: 'a1' }]);
  });

  it('begin as a draft with a title, in the language of the console', async () => {
    await speak('nb');
    const { sent } = server({ [FOLDER]: [], 'POST /api/knowledge/articles': { ...row('a7', 'Ny'), translations: [] } });
    await openFolder();
    await waitFor(() => expect(button('Ny artikkel')).toBeDefined());
    await click(button('Ny artikkel'));
    await fill(dialog()!.querySelector('input')!, 'Retur av varer');
    await click(inDialog('Opprett artikkelen'));
    expect(sent('POST /api/knowledge/articles')).toEqual([
      { folderId: 'f1', language: 'nb', title: 'Retur av varer', body: '', internal: false },
    ]);
    expect(location.pathname).toBe('/console/knowledge/article/a7/nb');
  });
});

describe('the search', () => {
  it('shows what the server finds, in its order, as text', async () => {
    history.replaceState(null, '', '/console/knowledge?text=retur%20av%20%26');
    server({ 'GET /api/knowledge/search?text=retur+av+%26': [
      {
        id: 'a2', folderId: 'f1', language: 'nb', title: '<b>Retur</b>', slug: 'r', excerpt: 'Innen 30 dager',
        folders: ['Shipping', 'Abroad'], internal: true, published: false, score: 1, good: true,
      },
      {
        id: 'a1', folderId: 'f1', language: 'en', title: 'Returns', slug: 'r', excerpt: '', folders: ['Shipping'],
        internal: false, published: true, score: 0.5, good: false,
      },
    ] });
    await show(<KnowledgeScreen params={{}} />);
    await waitFor(() => expect(shown()).toContain('Returns'));
    const found = [...place.querySelectorAll<HTMLAnchorElement>('main ol a, section ol a')];
    expect(found.map((each) => each.getAttribute('href'))).toEqual([
      '/console/knowledge/article/a2/nb', '/console/knowledge/article/a1/en',
    ]);
    expect(found[0]!.textContent).toContain('<b>Retur</b>');
    expect(found[0]!.textContent).toMatch(/Shipping \/ Abroad · Norwegian Bokmål.*Draft.*Internal/);
    expect(shown()).toContain('2 articles');
  });
});
