import { describe, expect, it, vi } from 'vitest';
import { localRefusal, memoryStorage, type RefusalView } from '../../src';
import { Uploads, type UploadsOptions } from '../../src/files/uploads';
import { keyedUploadStore } from '../../src/files/uploadStore';
import { UploadServer } from './uploadServer';

const file = (name: string, size = 10) => new File([new Uint8Array(size)], name, { type: 'image/png', lastModified: 1 });

/** As browsers have a file that was saved again after it was chosen. */
function gone(name: string): File {
  const changed = file(name);
  const unreadable = { arrayBuffer: () => Promise.reject(new DOMException('changed', 'NotReadableError')) } as Blob;
  return Object.assign(changed, { slice: () => unreadable });
}

function chat(server = new UploadServer(), storage = memoryStorage(), sendsAtOnce = false) {
  const sent: string[] = [];
  const stuck: string[] = [];
  const options: UploadsOptions = {
    target: { begin: 'https://chat.example/files/uploads', begun: 'https://chat.example/files/uploads', headers: () => ({}) },
    store: keyedUploadStore(storage, 'unsent.one.'),
    check: ({ name }) => (name.endsWith('.exe') ? localRefusal('input.invalid') : null),
    send: ({ id, name }) => void sent.push(`${name} ${id}`),
    sendsAtOnce,
    onStuck: ({ name, refusal }) => void stuck.push(`${name} ${refusal?.code}`),
    tools: { exchange: server.exchange, random: () => 0, wake: () => () => undefined },
  };
  const uploads = new Uploads(options);
  const states = () => uploads.items.map(({ name, state }) => `${name} ${state}`);
  const settled = (expected: string[]) => vi.waitFor(() => expect(states()).toEqual(expected));
  return { server, storage, uploads, sent, stuck, states, settled };
}

describe('files that are about to be sent', () => {
  it('go side by side, two at a time, in the order of picking', async () => {
    const { server, uploads, states, settled } = chat();
    uploads.add([file('a.png'), file('b.png'), file('c.png')]);
    expect(states()).toEqual(['a.png sending', 'b.png sending', 'c.png queued']);
    await settled(['a.png ready', 'b.png ready', 'c.png ready']);
    expect([...server.held.values()].map(({ bytes }) => bytes)).toEqual([10, 10, 10]);
  });

  it('say at once what cannot go, and hold nothing else up', async () => {
    const { server, uploads, settled } = chat();
    uploads.add([file('a.exe'), file('b.png')]);
    await settled(['a.exe failed', 'b.png ready']);
    expect(uploads.items[0]).toMatchObject({ refusal: { code: 'input.invalid' }, retryable: false });
    expect(server.held.size).toBe(1);
  });

  it('become messages only when the person sends', async () => {
    const { uploads, sent, settled } = chat();
    uploads.add([file('a.png'), file('b.png')]);
    await settled(['a.png ready', 'b.png ready']);
    expect(sent).toEqual([]);
    expect(uploads.submit()).toBe(true);
    expect(sent).toEqual(['a.png 1', 'b.png 2']);
    expect(uploads.items).toEqual([]);
    expect(uploads.submit()).toBe(false);
  });

  it('go out by themselves once they are there, when the person has sent before', async () => {
    const { uploads, sent } = chat();
    uploads.add([file('a.png'), file('b.png')]);
    uploads.submit();
    expect(uploads.items.every(({ wanted }) => wanted)).toBe(true);
    uploads.add([file('c.png')]);
    await vi.waitFor(() => expect(sent.length).toBe(2));
    const facts = () => uploads.items.map(({ name, state, wanted }) => [name, state, wanted]);
    await vi.waitFor(() => expect(facts()).toEqual([['c.png', 'ready', false]]));
  });

  it('go out by themselves without a press in a library', async () => {
    const { uploads, sent } = chat(new UploadServer(), memoryStorage(), true);
    uploads.add([file('a.png'), file('b.png'), file('c.png')]);
    await vi.waitFor(() => expect(sent).toEqual(['a.png 1', 'b.png 2', 'c.png 3']));
    expect(uploads.items).toEqual([]);
  });

  it('stay in a library until they have become what they are for', async () => {
    const server = new UploadServer();
    const outcomes: (RefusalView | null)[] = [localRefusal('documents.nameTaken'), null];
    const uploads = new Uploads({
      target: { begin: 'https://chat.example/u', begun: 'https://chat.example/u', headers: () => ({}) }, sendsAtOnce: true,
      store: keyedUploadStore(memoryStorage(), ''), check: () => null, tools: { exchange: server.exchange },
      send: () => Promise.resolve(outcomes.shift()!),
    });
    uploads.add([file('a.png')]);
    await vi.waitFor(() => expect(uploads.items).toMatchObject([
      { state: 'failed', refusal: { code: 'documents.nameTaken' }, retryable: true },
    ]));
    uploads.retry(uploads.items[0]!.key);
    await vi.waitFor(() => expect(uploads.items).toEqual([]));
    expect(server.asked).toEqual(['POST', 'PATCH']);
  });

  it('that were sent, and are refused at the end, are told of', async () => {
    const { server, uploads, stuck, settled } = chat();
    server.answers.push({ method: 'PATCH', status: 400, body: '{"code":"files.infected"}' });
    uploads.add([file('a.png')]);
    uploads.submit();
    await settled(['a.png failed']);
    expect(stuck).toEqual(['a.png files.infected']);
    server.answers.push({ method: 'PATCH', status: 400, body: '{"code":"files.infected"}' });
    uploads.add([file('b.png')]);
    await settled(['a.png failed', 'b.png failed']);
    expect(stuck).toHaveLength(1); // This one was not sent.
  });

  it('that were sent on a page that was left are told of', async () => {
    const before = chat();
    before.server.cutAt = 4;
    before.uploads.add([file('a.png')]);
    before.uploads.submit();
    await before.settled(['a.png waiting']);
    before.uploads.dispose();
    before.server.reachable = true;
    const after = chat(before.server, before.storage);
    await after.uploads.restore();
    expect(after.uploads.items).toMatchObject([{ state: 'interrupted', left: true }]);
    expect(after.stuck).toEqual(['a.png undefined']);
    after.uploads.add([file('a.png')]);
    await after.settled(['a.png ready']);
    expect(after.sent).toEqual([]); // The person sends it again.
  });

  it('leave without a trace when they are taken back', async () => {
    const { server, storage, uploads, settled } = chat();
    uploads.add([file('a.png'), file('b.png')]);
    await settled(['a.png ready', 'b.png ready']);
    uploads.remove(uploads.items[0]!.key);
    await settled(['b.png ready']);
    await vi.waitFor(() => expect(server.held.size).toBe(1));
    expect(storage.keys()).toHaveLength(1);
  });

  it('make room for those that wait when one is taken back', async () => {
    const { server, uploads, settled } = chat();
    server.reachable = false;
    uploads.add([file('a.png'), file('b.png'), file('c.png')]);
    await settled(['a.png waiting', 'b.png waiting', 'c.png queued']);
    server.reachable = true;
    uploads.remove(uploads.items[0]!.key);
    await vi.waitFor(() => expect(uploads.items.find(({ name }) => name === 'c.png')!.state).toBe('ready'));
  });

  it('survive the page once they are there', async () => {
    const before = chat();
    before.uploads.add([file('a.png')]);
    await before.settled(['a.png ready']);
    const after = chat(before.server, before.storage);
    await after.uploads.restore();
    expect(after.states()).toEqual(['a.png ready']);
    after.uploads.submit();
    expect(after.sent).toEqual(['a.png 1']);
    expect(before.storage.keys()).toEqual([]);
  });

  it('say what the server does not have any more', async () => {
    const before = chat();
    before.uploads.add([file('a.png')]);
    await before.settled(['a.png ready']);
    before.server.held.clear();
    const after = chat(before.server, before.storage);
    await after.uploads.restore();
    expect(after.states()).toEqual(['a.png interrupted']);
    expect(after.uploads.submit()).toBe(false);
  });

  it('are there after a reload without a network, as they were', async () => {
    const before = chat();
    before.uploads.add([file('a.png')]);
    await before.settled(['a.png ready']);
    before.server.reachable = false;
    const after = chat(before.server, before.storage);
    await after.uploads.restore();
    expect(after.states()).toEqual(['a.png ready']);
  });

  it('go on where the page before was left, when the same file is chosen again', async () => {
    const before = chat();
    before.server.cutAt = 1_700_000;
    before.uploads.add([file('long.png', 2_000_000)]);
    await before.settled(['long.png waiting']);
    before.uploads.dispose();
    before.server.reachable = true;
    const after = chat(before.server, before.storage);
    await after.uploads.restore();
    expect(after.states()).toEqual(['long.png interrupted']);
    after.uploads.add([file('long.png', 1_999_999), file('long.png', 2_000_000)]);
    await after.settled(['long.png ready', 'long.png ready']);
    expect([...after.server.held.values()].map(({ bytes }) => bytes)).toEqual([2_000_000, 1_999_999]);
    expect(after.server.asked.filter((method) => method === 'POST')).toHaveLength(2);
  });

  it('go on where the page before was left, also when the server is still being asked for it', async () => {
    const before = chat();
    before.server.cutAt = 1_700_000;
    before.uploads.add([file('long.png', 2_000_000)]);
    await before.settled(['long.png waiting']);
    before.uploads.dispose();
    before.server.reachable = true;
    const after = chat(before.server, before.storage);
    const asked = after.uploads.restore();
    after.uploads.add([file('long.png', 2_000_000)]);
    await asked;
    await after.settled(['long.png ready']);
    expect(after.server.held.size).toBe(1);
  });

  it('that changed on the disk make room, and are replaced by what is chosen in their place', async () => {
    const { server, uploads, settled } = chat();
    server.reachable = false;
    uploads.add([gone('a.png'), gone('b.png'), file('c.png')]);
    await settled(['a.png changed', 'b.png changed', 'c.png waiting']);
    server.reachable = true;
    uploads.add([file('a.png')]);
    await vi.waitFor(() => expect(uploads.items.map(({ name, state }) => `${name} ${state}`).sort()).toContain('a.png ready'));
    expect(uploads.items.map(({ name }) => name)).toEqual(['b.png', 'c.png', 'a.png']);
  });

  it('ignore what somebody else wrote where they are kept', async () => {
    const { storage, uploads } = chat();
    storage.setItem('unsent.one.x', '{"key":1}');
    storage.setItem('unsent.one.y', 'not JSON');
    await uploads.restore();
    expect(uploads.items).toEqual([]);
  });
});
