import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../src/contracts';
import { ReadMark } from '../src/readMark';

const settled = () => vi.advanceTimersByTimeAsync(0);
const ok: Answer<unknown> = { ok: {} };
const refused = (retryAfterMs: number | null): Answer<unknown> => ({
  refused: { code: 'storage.busy', text: 'x', details: null, retryAfterMs },
});

/** A server that gives these answers in turn, then only good ones; null: the call fails. */
function arrange(...answers: (Answer<unknown> | null)[]) {
  const line = { up: true };
  const said: number[] = [];
  const mark = new ReadMark((upTo) => {
    said.push(upTo);
    const answer = answers.length > 0 ? answers.shift()! : ok;
    return answer === null ? Promise.reject(new Error('broken')) : Promise.resolve(answer);
  }, () => line.up);
  return { mark, said, line };
}

describe('ReadMark', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('says once what was heard', async () => {
    const { mark, said } = arrange();
    mark.set(3);
    await settled();
    mark.set(3);
    await mark.flush();
    expect(said).toEqual([3]);
  });

  it('says again after the time that a refusal names', async () => {
    const { mark, said } = arrange(refused(700));
    mark.set(3);
    await vi.advanceTimersByTimeAsync(600);
    expect(said).toEqual([3]);
    await vi.advanceTimersByTimeAsync(200);
    expect(said).toEqual([3, 3]);
  });

  it('says no more what was refused for good', async () => {
    const { mark, said } = arrange(refused(null));
    mark.set(3);
    await vi.advanceTimersByTimeAsync(60_000);
    mark.set(5);
    await settled();
    expect(said).toEqual([3, 5]);
  });

  it('waits for a connection, and says only the furthest', async () => {
    const { mark, said, line } = arrange(null);
    mark.set(3);
    line.up = false;
    await settled();
    mark.set(4);
    await vi.advanceTimersByTimeAsync(60_000);
    line.up = true;
    await mark.flush();
    expect(said).toEqual([3, 4]);
  });

  it('says what was read while an answer was awaited', async () => {
    const { mark, said } = arrange();
    mark.set(3);
    mark.set(4);
    mark.set(5);
    await settled();
    expect(said).toEqual([3, 5]);
  });

  it('says nothing any more when its chat is put away', async () => {
    const { mark, said } = arrange(refused(500));
    mark.set(3);
    await settled();
    mark.dispose();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual([3]);
  });
});
