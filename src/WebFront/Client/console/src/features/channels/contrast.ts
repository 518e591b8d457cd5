import { contrast, parse } from '@orleans-chat/shared/color';
import type { ChannelSettings } from '@orleans-chat/shared';

/** What everybody can read (WCAG AA). */
export const READABLE = 4.5;

/** The widget's surface under agents' messages, in its light and its dark theme. */
const SURFACES = { light: '#f3f5f8', dark: '#262c38' } as const;

export type Part = 'badge' | 'button' | 'customerMessage' | 'agentMessage';

/** Contrast of the chosen text on what is behind it, at its worst; null: no text is chosen, and what follows by itself can be read. */
export function contrastOf({ color, look }: ChannelSettings, part: Part): number | null {
  const text = parse(look[part].text);
  const ratios = backgrounds(color, look, part)
    .map(parse)
    .filter((behind) => behind !== null)
    .map((behind) => text && contrast(text, behind));
  return text === null || ratios.length === 0 ? null : Math.min(...ratios.map(Number));
}

function backgrounds(color: string, look: ChannelSettings['look'], part: Part): (string | null | undefined)[] {
  if (parse(look[part].background) !== null) {
    return [look[part].background];
  }
  if (part !== 'agentMessage') {
    return [color];
  }
  return look.theme === 'auto' ? Object.values(SURFACES) : [SURFACES[look.theme]];
}
