import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { draftOf, keepDraft } from '../src/features/chats/drafts';
import { area, arranged, AT, chosen, library, menu, press, write } from './insertScene';
import { click, labelled, onScreen, place, shown, waitFor } from './screen';

describe('the composer, where things go another way', () => {
  onScreen();
  afterEach(() => sessionStorage.clear());

  it('holds a shortcut that nothing fits once, and only in the chat in which it was sent', async () => {
    const { client, sent } = await arranged();
    await write('/levr');
    await press('Enter');
    expect(sent()).toEqual([]);
    expect(shown()).toContain('Nothing was inserted.');
    await press('Enter');
    await waitFor(() => expect(sent()).toMatchObject([{ text: '/levr' }]));
    expect(shown()).not.toContain('Nothing was inserted.');
    client.stop();
  });

  it('does not send by any Enter in the field of the menu', async () => {
    const { client, sent } = await arranged();
    await write('Half a sentence');
    await click(labelled('Insert (/)'));
    expect((await press('Enter', { shiftKey: true })).defaultPrevented).toBe(true);
    expect(sent()).toEqual([]);
    client.stop();
  });

  it('turns a shortcut into its text where the keyboard names no keys', async () => {
    const { client } = await arranged();
    await write('Well, /ty');
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(area(), 'Well, /ty ');
      area().setSelectionRange(10, 10);
      area().dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: ' ' }));
    });
    expect(draftOf('s1')).toBe('Well, Thank you!');
    client.stop();
  });

  it('keeps the focus in the window of the quick replies, where the menu stood under it', async () => {
    const { client } = await arranged();
    await click(labelled('Insert (/)'));
    await click([...place.querySelectorAll('button')].find((each) => each.textContent === 'Quick replies …'));
    await waitFor(() => expect(document.body.textContent).toContain('New quick reply'));
    const add = [...document.querySelectorAll<HTMLElement>('button')].find((each) => each.textContent === 'New quick reply')!;
    await act(async () => {
      add.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
      add.click();
      await new Promise((done) => requestAnimationFrame(done));
    });
    await waitFor(() => expect(document.querySelector('[aria-modal] textarea, [role="dialog"] form')).not.toBeNull());
    expect(document.activeElement).not.toBe(area());
    client.stop();
  });

  it('refuses to send words in braces that a template took for a variable', async () => {
    const { client, sent } = await arranged({
      ...library,
      templates: [{ id: 't3', folder: '', name: 'Slip', version: 1, texts: [{ language: 'en', text: 'Hi {fornavn} {FIRSTNAME}' }] }],
    });
    await write('{other} /slip');
    await waitFor(() => expect(chosen()).toBe('Slip'));
    await press('Enter');
    expect(draftOf('s1')).toBe('{other} Hi {fornavn} Kari');
    await waitFor(() => expect(labelled('Fill in: fornavn')).not.toBeNull());
    expect(labelled('Fill in: other')).toBeNull();
    await press('Enter');
    expect(sent()).toEqual([]);
    client.stop();
  });

  describe('with an article', () => {
    const found = {
      id: 'k1', title: 'Kayaks', folders: ['Boats'], excerpt: 'By ship.', language: 'en', internal: false, published: true,
    };
    const article = {
      id: 'k1', folderId: 'f1', internal: false, translations: [{
        row: { language: 'en', title: 'Kayaks', publishedAt: AT, version: 1 }, body: '',
        html: '<h2 id="insert-list">A kayak</h2><p>By ship.</p>',
      }],
    };

    /** The article's text comes when it is let. */
    async function slow(html = article.translations[0]!.html) {
      const arrangedHere = await arranged();
      const before = arrangedHere.server.fetch.getMockImplementation()!;
      const waiting: (() => void)[] = [];
      arrangedHere.server.fetch.mockImplementation((path, init) => {
        if (path.startsWith('/api/knowledge/search')) {
          return Promise.resolve(Response.json([found]));
        }
        if (path === '/api/knowledge/articles/k1') {
          return new Promise((done) => {
            const [translation] = article.translations;
            waiting.push(() => done(Response.json({ ...article, translations: [{ ...translation, html }] })));
          });
        }
        return before(path, init);
      });
      await write('/kayak');
      await waitFor(() => expect(chosen()).toBe('Kayaks'));
      await press('Enter');
      await waitFor(() => expect(waiting).not.toHaveLength(0));
      const come = () => act(async () => {
        waiting.forEach((each) => each());
        await new Promise((done) => requestAnimationFrame(done));
      });
      return { ...arrangedHere, come };
    }

    it('keeps what is written while it comes', async () => {
      const { client, come } = await slow();
      await write('/kayak and more');
      await come();
      await waitFor(() => expect(draftOf('s1')).toBe('A kayak\n\nBy ship. and more'));
      client.stop();
    });

    it('brings nothing back that was sent while it came, and nothing after Escape', async () => {
      const { client, come } = await slow();
      await press('Escape');
      await come();
      expect(draftOf('s1')).toBe('/kayak');
      await act(async () => keepDraft('s1', ''));
      expect(draftOf('s1')).toBe('');
      client.stop();
    });

    it('inserts nothing of what is too long for one message, and says so', async () => {
      const { client, come } = await slow(`<p>${'long '.repeat(3000)}</p>`);
      await come();
      await waitFor(() => expect(document.body.textContent).toContain('too long for one message'));
      expect(draftOf('s1')).toBe('/kayak');
      client.stop();
    });

    it('shows its words and nothing of its page', async () => {
      const { client, come } = await slow();
      await come();
      await write('');
      await write('/kayak');
      await waitFor(() => expect(chosen()).toBe('Kayaks'));
      await waitFor(() => expect(menu()!.parentElement!.textContent).toContain('A kayak'));
      expect(menu()!.parentElement!.querySelector('h2')).toBeNull();
      client.stop();
    });
  });

  it('keeps its chosen line when the answer of the FAQ comes', async () => {
    const { client, server } = await arranged();
    const before = server.fetch.getMockImplementation()!;
    let come: (() => void) | undefined;
    server.fetch.mockImplementation((path, init) => (path.startsWith('/api/knowledge/search')
      ? new Promise((done) => {
        come = () => done(Response.json([{
          id: 'k1', title: 'Nine', folders: [], excerpt: '', language: 'en', internal: false, published: true,
        }]));
      }) : before(path, init)));
    await write('/nine');
    await waitFor(() => expect(chosen()).toBe('Open'));
    await waitFor(() => expect(come).toBeDefined());
    await act(async () => come!());
    await waitFor(() => expect(menu()!.textContent).toContain('Nine'));
    expect(place.querySelector('[role="option"] bdi')?.textContent).toBe('Nine');
    expect(chosen()).toBe('Open');
    client.stop();
  });
});
