import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  adopt, change, discard, draftKey, isDirty, receive, save, settle, takeBack, unsavedIn, useArticleDrafts,
  type ArticleText, type StoredText,
} from '../../src/features/knowledge/editor/drafts';
import { useAgent } from '../../src/features/agent';
import type { Outcome } from '../../src/lib/http';

const KEY = draftKey('a1', 'en');
const stored = (version: number, body = 'Body', title = 'Title') => ({
  title, slug: 'title', body, version, by: 'Bo', at: '2026-01-01T10:00:00Z',
});
const draft = () => useArticleDrafts.getState().drafts[KEY]!;
const kept = () => sessionStorage.getItem(`orleans-chat.console.article.${KEY}`);
const ok = (text: StoredText) =>
  vi.fn((_text: ArticleText, _version: number): Promise<Outcome<StoredText>> => Promise.resolve({ ok: text, refused: null }));
const refuses = (code: string, details: Record<string, string> = {}) =>
  vi.fn((): Promise<Outcome<StoredText>> => Promise.resolve({ ok: null, refused: { code, text: code, details } as never }));

beforeEach(() => {
  sessionStorage.clear();
  useArticleDrafts.setState({ drafts: {} });
  receive(KEY, stored(1));
});

describe('what is written of an article', () => {
  it('is kept for a reload as long as it is not saved', async () => {
    change(KEY, 'body', 'Mine');
    expect(JSON.parse(kept()!)).toMatchObject({ version: 1, now: { body: 'Mine' }, base: { body: 'Body' } });
    expect(unsavedIn(useArticleDrafts.getState().drafts, 'a1')).toEqual(['en']);
    const send = ok({ title: 'Title', slug: 'title', body: 'Mine', version: 2 });
    expect(await save(KEY, send)).toBe(true);
    expect(send).toHaveBeenCalledExactlyOnceWith({ title: 'Title', slug: 'title', body: 'Mine' }, 1);
    expect([kept(), isDirty(draft()), draft().version]).toEqual([null, false, 2]);
  });

  it('that goes back to what is stored is nothing to save', async () => {
    change(KEY, 'title', 'Other');
    change(KEY, 'title', 'Title');
    const send = ok(stored(2));
    expect([kept(), await save(KEY, send), send.mock.calls.length]).toEqual([null, false, 0]);
  });

  it('takes over how the server spells it, and keeps what is written meanwhile', async () => {
    change(KEY, 'slug', 'Ny Adresse');
    const answered = { title: 'Title', slug: 'ny-adresse', body: 'Body', version: 2 };
    await save(KEY, ok(answered));
    expect(draft().now.slug).toBe('ny-adresse');
    change(KEY, 'body', 'More');
    await save(KEY, vi.fn(async (): Promise<Outcome<StoredText>> => {
      change(KEY, 'body', 'More and more');
      return Promise.resolve({ ok: { ...answered, body: 'More', version: 3 }, refused: null });
    }));
    expect([draft().now.body, draft().base.body, isDirty(draft())]).toEqual(['More and more', 'More', true]);
  });

  it('stays where the save is refused, and says why', async () => {
    change(KEY, 'body', 'Mine');
    expect(await save(KEY, refuses('local.offline'))).toBe(false);
    expect([draft().refused?.code, draft().now.body, draft().saving]).toEqual(['local.offline', 'Mine', false]);
  });

  it('stays where the article is gone, but is not sent any more', async () => {
    change(KEY, 'body', 'Mine');
    await save(KEY, refuses('knowledge.articleNotFound'));
    expect(draft()).toMatchObject({ gone: true, now: { body: 'Mine' } });
    const send = ok(stored(9));
    expect([await save(KEY, send), send.mock.calls.length]).toEqual([false, 0]);
  });
});

describe('what somebody else saved meanwhile', () => {
  it('shows at once where nothing is written here', () => {
    receive(KEY, stored(2, 'Theirs'));
    expect([draft().now.body, draft().version, draft().theirs]).toEqual(['Theirs', 2, null]);
  });

  it('waits where something is, and is not asked about again when an older answer comes', () => {
    change(KEY, 'body', 'Mine');
    receive(KEY, stored(2, 'Theirs'));
    expect(draft()).toMatchObject({ now: { body: 'Mine' }, theirs: { version: 2, body: 'Theirs', by: 'Bo' }, comparing: false });
    receive(KEY, stored(1));
    expect(draft().theirs?.version).toBe(2);
  });

  it('is shown beside mine when the server says so on saving, and nothing is stored before I chose', async () => {
    change(KEY, 'body', 'Mine');
    const at = '2026-01-01T10:00:00Z';
    const refused = refuses(
      'knowledge.articleChangedMeanwhile', { version: '2', title: 'New', slug: 'title', body: 'Theirs', by: 'Bo', at },
    );
    expect(await save(KEY, refused)).toBe(false);
    expect(draft()).toMatchObject({
      comparing: true, theirs: { version: 2, title: 'New', body: 'Theirs', by: 'Bo', at }, now: { body: 'Mine' },
    });
    const send = ok({ title: 'New', slug: 'title', body: 'Mine', version: 3 });
    expect(await settle(KEY, { title: 'New', slug: 'title', body: 'Mine' }, send)).toBe(true);
    expect(send).toHaveBeenCalledExactlyOnceWith({ title: 'New', slug: 'title', body: 'Mine' }, 2);
    expect(draft()).toMatchObject({ theirs: null, comparing: false, version: 3 });
  });

  it('needs no save where I chose all of it', async () => {
    change(KEY, 'body', 'Mine');
    receive(KEY, stored(2, 'Theirs'));
    const send = ok(stored(3));
    await settle(KEY, { title: 'Title', slug: 'title', body: 'Theirs' }, send);
    expect([send.mock.calls.length, isDirty(draft()), draft().version, draft().theirs]).toEqual([0, false, 2, null]);
  });

  it('is taken over without a save where I mend both by hand', () => {
    change(KEY, 'body', 'Mine');
    receive(KEY, stored(2, 'Theirs'));
    adopt(KEY, { title: 'Title', slug: 'title', body: 'Theirs\nMine' });
    expect(draft()).toMatchObject({ version: 2, base: { body: 'Theirs' }, now: { body: 'Theirs\nMine' }, theirs: null });
  });

  it('is not overwritten by what was discarded and taken back', () => {
    change(KEY, 'body', 'Mine');
    const mine = draft();
    discard(KEY);
    receive(KEY, stored(2, 'Theirs'));
    expect(takeBack(KEY, mine)).toBe(true);
    expect(draft()).toMatchObject({ version: 1, now: { body: 'Mine' } });
    change(KEY, 'body', 'More');
    expect([takeBack(KEY, mine), draft().now.body]).toEqual([false, 'More']);
  });

  it('is forgotten with what was written here', () => {
    change(KEY, 'body', 'Mine');
    discard(KEY);
    expect([kept(), draft()]).toEqual([null, undefined]);
  });
});

describe('what is not saved', () => {
  const isAsked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const signIn = (id: string | null) => useAgent.setState({ me: (id === null ? null : { id }) as never });

  it('is asked about before the tab closes', () => {
    expect(isAsked()).toBe(false);
    change(KEY, 'body', 'Mine');
    expect(isAsked()).toBe(true);
    discard(KEY);
    expect(isAsked()).toBe(false);
  });

  it('is for nobody but the agent who wrote it', () => {
    signIn('ada');
    receive(draftKey('a1', 'en'), stored(1));
    change(draftKey('a1', 'en'), 'body', 'Of Ada');
    signIn(null);
    signIn('bo');
    expect(useArticleDrafts.getState().drafts).toEqual({});
    receive(draftKey('a1', 'en'), stored(1));
    expect(useArticleDrafts.getState().drafts[draftKey('a1', 'en')]!.now.body).toBe('Body');
    signIn('ada');
    expect(useArticleDrafts.getState().drafts[draftKey('a1', 'en')]!.now.body).toBe('Of Ada');
    signIn(null);
  });

  it('does not come back as it was before, where the browser has no room for the newest', () => {
    change(KEY, 'body', 'Older');
    const real = sessionStorage;
    const setItem = () => {
      throw new Error('full');
    };
    vi.stubGlobal('sessionStorage', { setItem, removeItem: (key: string) => real.removeItem(key) });
    change(KEY, 'body', 'Newer');
    vi.unstubAllGlobals();
    expect(kept()).toBeNull();
  });
});
