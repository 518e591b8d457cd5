import { unexpected, type RefusalView, type SessionRow } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import { GetNextId } from '../src/features/agent/getNextId';
import { row } from './agentServer';

const empty: RefusalView = { code: 'queue.empty', text: 'nobody waits', details: null, retryAfterMs: null };

/** Presses the button once for every list of answers; every call must be answered. */
async function press(...presses: (SessionRow | RefusalView)[][]) {
  const next = new GetNextId();
  const ids: string[] = [];
  const answers: (SessionRow | RefusalView)[] = [];
  for (const given of presses) {
    answers.push(await next.ask((id) => {
      ids.push(id);
      return Promise.resolve(given.shift()!);
    }));
    expect(given).toEqual([]);
  }
  return { ids, answers };
}

describe('GetNextId', () => {
  it('asks again under the same id where the answer got lost, and takes one chat', async () => {
    const { ids, answers } = await press([unexpected], [row]);
    expect(ids[1]).toBe(ids[0]);
    expect(answers[1]).toBe(row);
  });

  it('asks under a new id who waits now, where the lost answer was that nobody did', async () => {
    const { ids, answers } = await press([unexpected], [empty, row]);
    expect([ids[1] === ids[0], ids[2] === ids[0]]).toEqual([true, false]);
    expect(answers[1]).toBe(row);
  });

  it('says that nobody waits after one question under a new id, and keeps the id of a question that got lost', async () => {
    const { ids, answers } = await press([empty], [unexpected], [empty, unexpected], [empty, empty]);
    expect(answers).toEqual([empty, unexpected, unexpected, empty]);
    expect(new Set(ids).size).toBe(4);
    expect(ids[4]).toBe(ids[3]);
  });
});
