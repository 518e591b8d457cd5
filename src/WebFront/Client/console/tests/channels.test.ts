import type { ChannelSettings, VersionedSettings } from '@orleans-chat/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  change, check, discard, isDirty, open, received, save, setProblems, settle, showTheirs, useDrafts,
} from '../src/features/channels/drafts';
import { differences, read, write } from '../src/features/channels/paths';
import { anyIn, problemAt } from '../src/features/channels/problems';
import { minutesOf, spanOf } from '../src/features/channels/spans';
import { TAB_NAMES, tabOf } from '../src/features/channels/tabs';

const settings = { name: 'Shop', header: 'Ask', look: { badge: { text: null } }, allowedOrigins: [] } as unknown as ChannelSettings;
const draft = () => useDrafts.getState().drafts['c1']!;

/** A server with one channel. */
class FakeServer {
  stored: VersionedSettings = { settings, version: 1 };
  wrong: Record<string, string> | null = null;
  nameTaken = false;
  reachable = true;
  deleted = false;
  meanwhile: () => void = () => undefined;

  readonly fetch = (path: string, init: RequestInit): Promise<Response> => {
    if (!this.reachable) {
      return Promise.reject(new TypeError('offline'));
    }
    if (path.startsWith('/api/admin/audit')) {
      const entries = [
        { subjectId: 'c0', actorId: 'a0', actorName: 'Cy', at: '2026-01-02T00:00:00Z' },
        { subjectId: 'c1', actorId: 'a2', actorName: 'Bo Baker <bo@example.com>', at: '2026-01-01T10:00:00Z' },
      ];
      const about = new URL(path, 'https://chat.example').searchParams.get('subject');
      return Promise.resolve(Response.json({ entries: entries.filter(({ subjectId }) => subjectId === about) }));
    }
    if (this.deleted) {
      return Promise.resolve(Response.json({ code: 'channel.notFound' }, { status: 404 }));
    }
    this.meanwhile();
    if (init.method === 'GET') {
      return Promise.resolve(Response.json(this.stored));
    }
    const sent = JSON.parse(String(init.body)) as VersionedSettings;
    if (this.wrong !== null) {
      return Promise.resolve(Response.json({ code: 'channel.settingsInvalid', details: this.wrong }, { status: 400 }));
    }
    if (this.nameTaken) {
      return Promise.resolve(Response.json({ code: 'channel.nameTaken' }, { status: 409 }));
    }
    if (sent.version !== this.stored.version) {
      return Promise.resolve(Response.json({ code: 'channel.changedMeanwhile' }, { status: 409 }));
    }
    this.stored = { settings: sent.settings, version: sent.version + 1 };
    return Promise.resolve(Response.json(this.stored));
  };
}

describe('paths', () => {
  it('reads and writes by path without touching what was there', () => {
    const changed = write(settings, 'look.badge.text', '#fff');
    expect(read(changed, 'look.badge.text')).toBe('#fff');
    expect(read(settings, 'look.badge.text')).toBeNull();
  });

  it('finds the single settings that differ, and takes nothing for null', () => {
    expect(differences(settings, write(settings, 'look.badge.text', '#fff'))).toEqual(['look.badge.text']);
    expect(differences(settings, write(settings, 'look.badge.text', undefined))).toEqual([]);
    expect(differences(settings, write(settings, 'allowedOrigins', ['https://a.example']))).toEqual(['allowedOrigins']);
  });

  it('knows the tab of every setting', () => {
    expect(tabOf('hours.monday.open')).toBe('properties');
    expect(tabOf('allowedOrigins[0]')).toBe('embed');
    expect(tabOf('postChatForm.ratingText')).toBe('postChat');
    expect(TAB_NAMES).toHaveLength(8);
  });
});

describe('spans', () => {
  it.each([['00:15:00', 15], ['1.02:30:00', 1_590], ['00:00:30', 0.5], [null, null]])('%s is %s minutes', (span, minutes) => {
    expect(minutesOf(span)).toBe(minutes);
    expect(minutes === null ? null : spanOf(minutes)).toBe(span);
  });
});

describe('drafts', () => {
  let server: FakeServer;
  beforeEach(async () => {
    sessionStorage.clear();
    server = new FakeServer();
    vi.stubGlobal('fetch', server.fetch);
    discard('c1');
    await open('c1');
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('saves what changed, under the version that it was made from', async () => {
    change('c1', 'header', 'Ask us');
    expect(isDirty(draft())).toBe(true);
    expect(await save('c1')).toBe(true);
    expect(server.stored).toEqual({ settings: { ...settings, header: 'Ask us' }, version: 2 });
    expect(isDirty(draft())).toBe(false);
    expect(Date.parse(draft().savedAt ?? '')).not.toBeNaN();
  });

  it('keeps what is wrong, with what is wrong about it, also over a reload', async () => {
    server.wrong = { header: 'required' };
    change('c1', 'header', '');
    expect(await save('c1')).toBe(false);
    expect(draft().now.header).toBe('');
    expect(draft().problems).toEqual({ header: 'required' });
    vi.resetModules();
    const again = await import('../src/features/channels/drafts');
    expect(again.useDrafts.getState().drafts['c1']?.now.header).toBe('');
  });

  it('does not lose what is typed while a save is under way', async () => {
    change('c1', 'header', 'one');
    server.meanwhile = () => change('c1', 'header', 'two');
    expect(await save('c1')).toBe(true);
    expect(draft().now.header).toBe('two');
    expect(isDirty(draft())).toBe(true);
  });

  it('shows the other version when somebody was quicker, and stores what is chosen', async () => {
    server.stored = { settings: { ...settings, name: 'Theirs' }, version: 2 };
    change('c1', 'header', 'Mine');
    expect(await save('c1')).toBe(false);
    expect(draft().theirs?.settings.name).toBe('Theirs');
    expect(draft().theirs?.change).toEqual({ actorId: 'a2', by: 'Bo Baker', at: '2026-01-01T10:00:00Z' });
    expect(await settle('c1', { ...draft().now, name: 'Theirs' })).toBe(true);
    expect(server.stored).toEqual({ settings: { ...settings, name: 'Theirs', header: 'Mine' }, version: 3 });
    expect(draft().theirs).toBeNull();
  });

  it('keeps what is typed while the stored settings are asked for', async () => {
    server.stored = { settings: { ...settings, name: 'Newer' }, version: 2 };
    server.meanwhile = () => change('c1', 'header', 'typed');
    expect(await open('c1')).toBeNull();
    expect(draft().now.header).toBe('typed');
    expect(draft().version).toBe(1);
  });

  it('takes what is stored when nothing was typed, but nothing older than what was saved meanwhile', async () => {
    server.stored = { settings: { ...settings, name: 'Newer' }, version: 2 };
    await open('c1');
    expect(draft().now.name).toBe('Newer');
    server.stored = { settings, version: 1 };
    expect(await open('c1')).toBeNull();
    expect(draft().now.name).toBe('Newer');
  });

  it('says why there is nothing after discarding without a server, and is there again with it', async () => {
    change('c1', 'header', 'unwanted');
    server.reachable = false;
    discard('c1');
    expect((await open('c1'))?.code).toBe('local.offline');
    expect(useDrafts.getState().drafts['c1']).toBeUndefined();
    server.reachable = true;
    expect(await open('c1')).toBeNull();
    expect(draft().now.header).toBe('Ask');
  });

  it('learns from a save that the channel was deleted, and keeps what was typed', async () => {
    change('c1', 'header', 'Mine');
    server.deleted = true;
    expect(await save('c1')).toBe(false);
    expect(draft()).toMatchObject({ gone: true, saving: false, refused: null, now: { header: 'Mine' } });
    server.deleted = false;
    expect(await save('c1')).toBe(false);
    expect(server.stored.version).toBe(1);
  });

  it('learns that the channel was deleted when the window is come back to, and else takes what is newer', async () => {
    server.stored = { settings: { ...settings, name: 'Newer' }, version: 2 };
    await check('c1');
    expect(draft()).toMatchObject({ gone: false, version: 2, now: { name: 'Newer' } });
    change('c1', 'header', 'typed');
    server.stored = { settings, version: 3 };
    await check('c1');
    expect(draft()).toMatchObject({ gone: false, version: 2, now: { name: 'Newer', header: 'typed' } });
    server.deleted = true;
    await check('c1');
    expect(draft()).toMatchObject({ gone: true, now: { header: 'typed' } });
    server.reachable = false;
    await check('c1');
    expect(draft().gone).toBe(true);
  });

  it('shows what somebody else saved as soon as it is told, and says who it was', async () => {
    server.stored = { settings: { ...settings, name: 'Newer' }, version: 2 };
    await received('c1', 2);
    expect(draft()).toMatchObject({ version: 2, now: { name: 'Newer' }, news: { version: 2, shown: true, change: { by: 'Bo Baker' } } });
    expect(isDirty(draft())).toBe(false);
    change('c1', 'header', 'Mine');
    expect(await save('c1')).toBe(true);
    expect(draft().news).toBeNull();
  });

  it('keeps what is typed when somebody else saved, says so, and shows both where that is wanted', async () => {
    change('c1', 'header', 'Mine');
    server.stored = { settings: { ...settings, name: 'Newer' }, version: 2 };
    await received('c1', 2);
    expect(draft()).toMatchObject({
      version: 1, now: { name: 'Shop', header: 'Mine' }, theirs: null,
      news: { version: 2, shown: false, change: { by: 'Bo Baker' } },
    });
    await showTheirs('c1');
    expect(draft().theirs?.settings.name).toBe('Newer');
    expect(await settle('c1', { ...draft().now, name: 'Newer' })).toBe(true);
    expect(draft()).toMatchObject({ version: 3, news: null, theirs: null });
  });

  it('takes its own save for no news, also where that is told before it is answered; but not one that came after it', async () => {
    change('c1', 'header', 'Mine');
    let told = Promise.resolve();
    const slowly = (after: () => void) => vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      const answer = await server.fetch(path, init);
      if (init.method === 'PUT') {
        after();
        await new Promise((answered) => void setTimeout(answered, 5)); // What is told may be read before that.
      }
      return answer;
    });
    slowly(() => void (told = received('c1', 2)));
    expect(await save('c1')).toBe(true);
    await told;
    expect(draft()).toMatchObject({ version: 2, news: null });

    slowly(() => {
      server.stored = { settings: { ...settings, name: 'Newer' }, version: 4 };
      told = received('c1', 4);
    });
    change('c1', 'header', 'Mine again');
    expect(await save('c1')).toBe(true);
    await told;
    expect(draft()).toMatchObject({ version: 4, now: { name: 'Newer' }, news: { shown: true } });
  });

  it('looks when something may have been told, and makes no fuss about a version with the same settings', async () => {
    change('c1', 'header', 'Mine');
    server.stored = { settings, version: 2 };
    await received('c1', undefined);
    expect(draft()).toMatchObject({ version: 2, now: { header: 'Mine' }, news: null });
    expect(await save('c1')).toBe(true);
    server.deleted = true;
    await received('c1', null);
    expect(draft().gone).toBe(true);
  });

  it('says nothing any more of what somebody saved and then took back', async () => {
    change('c1', 'header', 'Mine');
    server.stored = { settings: { ...settings, name: 'Newer' }, version: 2 };
    await received('c1', 2);
    expect(draft().news).toMatchObject({ version: 2, shown: false });
    server.stored = { settings, version: 3 };
    await received('c1', 3);
    expect(draft()).toMatchObject({ version: 3, now: { header: 'Mine' }, news: null });
    expect(await save('c1')).toBe(true);
  });

  it('marks a taken name until the name is another', async () => {
    server.nameTaken = true;
    change('c1', 'name', 'Taken');
    expect(await save('c1')).toBe(false);
    change('c1', 'header', 'Else');
    setProblems('c1', { header: 'length:60' });
    expect(draft().problems).toEqual({ name: 'taken', header: 'length:60' });
    change('c1', 'name', 'Free');
    setProblems('c1', {});
    expect(draft()).toMatchObject({ problems: {}, refused: null });
  });

  it('keeps and marks what the server could not read, and does not send it', async () => {
    change('c1', 'preChat', { faq: { on: true, folder: 'Help' } });
    expect(await save('c1')).toBe(false);
    expect(draft().problems).toEqual({ 'preChat.faq.folder': 'id' });
    expect(server.stored.version).toBe(1);
    change('c1', 'preChat.faq.folder', '01234567-89ab-cdef-0123-456789abcdef');
    expect(await save('c1')).toBe(true);
  });
});

describe('problems', () => {
  const problems = { 'hours.holidays[0].open[1]': 'required', 'allowedOrigins[2]': 'origin' };

  it('are found at a setting and at one of its list', () => {
    expect(problemAt(problems, 'allowedOrigins')).toBe('origin');
    expect(problemAt(problems, 'hours.holidays[0].open')).toBe('required');
    expect(problemAt(problems, 'hours.holidays[0].name')).toBeUndefined();
  });

  it('are found in a part', () => {
    expect(anyIn(problems, 'hours')).toBe(true);
    expect(anyIn(problems, 'offline')).toBe(false);
  });
});
