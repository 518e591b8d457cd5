import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CatchUp } from '../src/catchUp';

const settled = () => vi.advanceTimersByTimeAsync(0);

/** A server whose answers the test gives one by one. */
function arrange() {
  const waiting: { answer: (againMs: number | null) => void; fail: (error: Error) => void }[] = [];
  const ask = vi.fn(() => new Promise<number | null>((answer, fail) => waiting.push({ answer, fail })));
  return { missed: new CatchUp(ask), ask, next: () => waiting.shift()! };
}

describe('CatchUp', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks once more for everybody who asked while an answer was on its way', async () => {
    const { missed, ask, next } = arrange();
    const first = missed.now();
    missed.soon();
    missed.soon();
    expect(ask).toHaveBeenCalledTimes(1);
    next().answer(null);
    await settled();
    expect(ask).toHaveBeenCalledTimes(2);
    next().answer(null);
    await first;
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('asks again after the time that the server wants', async () => {
    const { missed, ask, next } = arrange();
    missed.soon();
    next().answer(3_000);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(ask).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('says that a call failed, and can be asked again', async () => {
    const { missed, ask, next } = arrange();
    const failed = missed.now().catch((error: Error) => error.message);
    next().fail(new Error('broken'));
    expect(await failed).toBe('broken');
    missed.soon();
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
