import type { ChannelSettings } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import { contrastOf } from '../src/features/channels/contrast';

describe('the contrast of a part', () => {
  const plain = { background: null, text: null };
  type Parts = Partial<Record<'badge' | 'agentMessage', { background: string | null; text: string | null }>>;
  const of = (color: string, part: Parts, theme = 'auto') =>
    ({ color, look: { theme, badge: plain, agentMessage: plain, ...part } }) as unknown as ChannelSettings;

  it.each([
    ['no text of its own', of('#ffff00', { badge: { background: '#ffff00', text: null } }), 'badge', null],
    ['text on the base colour', of('#ffff00', { badge: { background: null, text: '#ffffff' } }), 'badge', 1.07],
    ['text on its own background', of('#ffff00', { badge: { background: '#000000', text: '#ffffff' } }), 'badge', 21],
    ['a colour that is half typed', of('#ffff00', { badge: { background: null, text: '#ff' } }), 'badge', null],
    ['text on the light surface', of('#0a6e5c', { agentMessage: { background: null, text: '#000000' } }, 'light'), 'agentMessage', 19.2],
    ['text on the worse of both surfaces', of('#0a6e5c', { agentMessage: { background: null, text: '#000000' } }), 'agentMessage', 1.49],
  ] as const)('with %s', (_, wanted, part, ratio) => {
    const found = contrastOf(wanted, part);
    expect(found === null ? null : Math.round(found)).toBe(ratio === null ? null : Math.round(ratio));
  });
});
