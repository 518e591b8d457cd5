import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FileUpload, type UploadTarget } from '../../src/files/fileUpload';
import type { Woken } from '../../src/wake';
import { UploadServer } from './uploadServer';

const target: UploadTarget = {
  begin: 'https://chat.example/files/uploads', begun: 'https://chat.example/files/uploads',
  headers: () => ({ Authorization: 'Bearer one' }),
};
const file = (size: number, name = 'kayak.png') => new File([new Uint8Array(size)], name, { type: 'image/png', lastModified: 1 });

function uploading(size = 2_500_000, id: string | null = null) {
  const server = new UploadServer();
  let woken: Woken | null = null;
  const upload = new FileUpload(file(size), 'k1', target, {
    exchange: server.exchange, random: () => 0,
    wake: (callback) => {
      woken = callback;
      return () => void (woken = null);
    },
  }, id);
  return { server, upload, wake: () => woken?.(true), waits: () => woken !== null };
}

describe('an upload', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('goes in pieces, and says how far it has got', async () => {
    const { server, upload } = uploading();
    const seen: number[] = [];
    upload.changed.add(() => seen.push(upload.sent));
    await upload.run();
    expect(upload.state).toBe('ready');
    expect(upload.id).toBe('1');
    expect(server.asked).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH']);
    expect(server.only).toEqual({ length: 2_500_000, name: 'kayak.png', key: 'k1', bytes: 2_500_000 });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen)).toEqual(new Set([0, 1_000_000, 2_000_000, 2_500_000]));
  });

  it('takes names of any language along', async () => {
    const server = new UploadServer();
    await new FileUpload(file(1, 'Blåbær 🫐 قارب.png'), 'k1', target, { exchange: server.exchange }).run();
    expect(server.only.name).toBe('Blåbær 🫐 قارب.png');
  });

  it('goes on where it was when the network had gone at 99 %', async () => {
    const { server, upload, wake, waits } = uploading(2_000_000);
    server.cutAt = 1_980_000;
    const done = upload.run();
    await vi.waitFor(() => expect(upload.state).toBe('waiting'));
    expect(upload.sent).toBe(1_980_000);
    server.reachable = true;
    await vi.waitFor(() => expect(waits()).toBe(true));
    wake();
    await done;
    expect(upload.state).toBe('ready');
    expect(server.only.bytes).toBe(2_000_000);
    expect(server.asked).toEqual(['POST', 'PATCH', 'PATCH', 'GET', 'PATCH']);
  });

  it('sends nothing twice of which only the answer was lost', async () => {
    const { server, upload } = uploading(1_500_000);
    server.loseAnswerAt = 1_500_000;
    const done = upload.run();
    await vi.runAllTimersAsync();
    await done;
    expect(upload.state).toBe('ready');
    expect(server.only.bytes).toBe(1_500_000);
    expect(server.asked).toEqual(['POST', 'PATCH', 'PATCH', 'GET', 'PATCH']);
  });

  it.each([
    ['POST', 201, '<html>sign in to the hotel</html>'], ['PATCH', 200, '<html>sign in to the hotel</html>'],
  ])('takes a page of something in between for no answer: %s', async (method, status, body) => {
    const { server, upload, wake, waits } = uploading(10);
    server.answers.push({ method, status, body });
    const done = upload.run();
    await vi.waitFor(() => expect(waits()).toBe(true));
    expect(upload.state).toBe('waiting');
    wake();
    await done;
    expect(upload.state).toBe('ready');
    expect(server.only.bytes).toBe(10);
  });

  it('can be tried again by whoever signs in again', async () => {
    const { server, upload } = uploading(10);
    server.answers.push({ method: 'POST', status: 401 });
    await upload.run();
    expect([upload.state, upload.retryable]).toEqual(['failed', true]);
    await upload.run();
    expect(upload.state).toBe('ready');
  });

  it.each([408, 425])('goes on by itself after %i', async (status) => {
    const { server, upload, wake, waits } = uploading(10);
    server.answers.push({ method: 'PATCH', status });
    const done = upload.run();
    await vi.waitFor(() => expect(waits()).toBe(true));
    wake();
    await done;
    expect(upload.state).toBe('ready');
  });

  it('waits as long as the network is away, and shows that', async () => {
    const { server, upload } = uploading(10);
    server.reachable = false;
    const done = upload.run();
    const states: string[] = [];
    await vi.advanceTimersByTimeAsync(10_000);
    upload.changed.add(() => states.push(upload.state));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(new Set(states)).toEqual(new Set(['waiting']));
    server.reachable = true;
    await vi.advanceTimersByTimeAsync(15_000);
    await done;
    expect(upload.state).toBe('ready');
  });

  it('heeds how long the server asks to wait', async () => {
    const { server, upload } = uploading(10);
    server.answers.push({ method: 'POST', status: 429, headers: { 'Retry-After': '30' } });
    const done = upload.run();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(upload.state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(2_000);
    await done;
    expect(upload.state).toBe('ready');
  });

  it.each<[number, { code: string; detail: string; details?: object }]>([
    [413, { code: 'files.tooLarge', detail: 'Too large', details: { limit: '20' } }],
    [400, { code: 'files.kindNotAllowed', detail: 'Not this kind' }],
    [400, { code: 'files.infected', detail: 'There is something in it' }],
    [409, { code: 'files.alreadySent', detail: 'It was sent' }],
  ])('fails for good with %i, in the server\'s words', async (status, problem) => {
    const { server, upload } = uploading(10);
    server.answers.push({ method: 'PATCH', status, body: JSON.stringify(problem) });
    await upload.run();
    expect(upload.state).toBe('failed');
    expect(upload.retryable).toBe(false);
    expect(upload.refusal).toMatchObject({ code: problem.code, text: problem.detail, details: problem.details ?? null });
  });

  it('fails for good where a proxy lets nothing so large through, though it says so in HTML', async () => {
    const { server, upload } = uploading(10);
    server.answers.push({ method: 'PATCH', status: 413, body: '<html>413 Request Entity Too Large</html>' });
    await upload.run();
    expect([upload.state, upload.retryable, upload.refusal?.text]).toEqual(['failed', false, '413']);
  });

  it('tries a fault of the server a few times, and then again when the person says so', async () => {
    const { server, upload } = uploading(10);
    server.answers.push(...Array.from({ length: 4 }, () => ({ method: 'PATCH', status: 500 })));
    const failed = upload.run();
    await vi.runAllTimersAsync();
    await failed;
    expect([upload.state, upload.retryable, upload.refusal?.code]).toEqual(['failed', true, 'server.unexpected']);
    await upload.run();
    expect([upload.state, upload.refusal]).toEqual(['ready', null]);
    expect(server.held.size).toBe(1);
  });

  it('asks where it is when another request still holds the file', async () => {
    const { server, upload } = uploading(10);
    server.answers.push({ method: 'PATCH', status: 409, body: '{"code":"files.offset"}' });
    const done = upload.run();
    await vi.runAllTimersAsync();
    await done;
    expect(upload.state).toBe('ready');
    expect(server.asked).toEqual(['POST', 'PATCH', 'GET', 'PATCH']);
  });

  it('asks what was found where all had come and only the answer was lost', async () => {
    const { server, upload } = uploading(10);
    server.loseAnswerAt = 10;
    const done = upload.run();
    await vi.waitFor(() => expect(server.only.bytes).toBe(10));
    server.answers.push({ method: 'PATCH', status: 400, body: '{"code":"files.damaged"}' });
    await vi.runAllTimersAsync();
    await done;
    expect([upload.state, upload.refusal?.code]).toEqual(['failed', 'files.damaged']);
  });

  it('begins once more where the server has put it away meanwhile, and not for ever', async () => {
    const { server, upload } = uploading(10, 'old');
    const done = upload.run();
    await vi.runAllTimersAsync();
    await done;
    expect(server.asked).toEqual(['GET', 'POST', 'PATCH']);
    const gone = uploading(10, 'old');
    gone.server.answers.push({ method: 'PATCH', status: 404 });
    const failed = gone.upload.run();
    await vi.runAllTimersAsync();
    await failed;
    expect(gone.upload.state).toBe('failed');
  });

  it('stops at once when it is not wanted any more, and the server forgets it', async () => {
    const { server, upload } = uploading(2_500_000);
    upload.changed.add(() => upload.sent >= 1_000_000 && server.held.size > 0 && upload.cancel());
    await upload.run();
    await vi.runAllTimersAsync();
    expect(server.held.size).toBe(0);
    expect(server.asked.filter((method) => method === 'PATCH')).toHaveLength(1);
    expect(server.asked.at(-1)).toBe('DELETE');
  });

  it('stops waiting when it is not wanted any more', async () => {
    const { server, upload } = uploading(10);
    server.reachable = false;
    const done = upload.run();
    await vi.waitFor(() => expect(upload.state).toBe('waiting'));
    upload.cancel();
    await done;
    const asked = server.asked.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toHaveLength(asked);
  });
});
