import type { ChannelSettings } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import { compare, withTheirs } from '../src/features/channels/merge';

describe('two changes of the same settings', () => {
  const base = { name: 'Shop', header: 'Ask', description: '', color: '#000000', queueLimit: 0 } as unknown as ChannelSettings;
  const mine = { ...base, header: 'Mine', description: 'Mine', color: '#ffffff' };
  const theirs = { ...base, header: 'Theirs', queueLimit: 5, color: '#ffffff' };

  it('collide where both changed to different values only', () => {
    expect(compare(base, mine, theirs)).toEqual({ conflicts: ['header'], onlyMine: ['description'], onlyTheirs: ['queueLimit'] });
  });

  it('are put together setting by setting', () => {
    expect(withTheirs(mine, theirs, ['queueLimit'])).toEqual({ ...mine, queueLimit: 5 });
    expect(withTheirs(mine, theirs, ['queueLimit', 'header'])).toEqual({ ...mine, queueLimit: 5, header: 'Theirs' });
  });
});
