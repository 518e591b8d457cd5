import { describe, expect, it, vi } from 'vitest';
import { lazyPart } from '../src/ui/lazyPart';
import { onScreen, show, shown, waitFor } from './screen';

onScreen();

describe('a part that is fetched late', () => {
  it('is asked for again when it is next shown, after it could not be had', async () => {
    const load = vi.fn(() => Promise.resolve(({ name }: { name: string }) => `${name} on a card`));
    load.mockRejectedValueOnce(new TypeError('offline'));
    const Part = lazyPart<{ name: string }>(load, ({ name }) => `${name} in words`);
    await show(<Part key="one" name="kayak.png" />);
    await waitFor(() => expect(load).toHaveBeenCalledTimes(1));
    await show(<Part key="one" name="paddle.png" />);
    expect(shown()).toContain('paddle.png in words');
    expect(load).toHaveBeenCalledTimes(1);
    await show(<Part key="two" name="kayak.png" />);
    await waitFor(() => expect(shown()).toContain('kayak.png on a card'));
    expect(load).toHaveBeenCalledTimes(2);
  });
});
