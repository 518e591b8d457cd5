import { afterEach, describe, expect, it, vi } from 'vitest';
import { useNow } from '../src/features/agent';
import { onScreen, show } from './screen';

onScreen();

describe('the clock of the page', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells the present to whoever comes after nobody had listened for a while', async () => {
    const told: number[] = [];
    const Clock = () => {
      told.push(useNow());
      return null;
    };
    await show(<Clock />);
    await show(<></>);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 90_000 });
    told.length = 0;
    await show(<Clock />);
    expect(Date.now() - told[0]!).toBeLessThan(1_000);
  });
});
