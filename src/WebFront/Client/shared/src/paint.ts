import { palette, parse, textOn } from './color';
import * as limits from './limits';
import type { EmbedLook, PartColorsView, StyleView } from './contracts';

/** The style of `:host` for the badge alone. */
export const badgeRule = (look: Pick<EmbedLook, 'color' | 'badge' | 'font'> | null): string =>
  rule({ ...badgeColors(look?.color, look?.badge), ...font(look?.font) });

/** The style of `:host` for badge and window. */
export function windowRule(color: string | null | undefined, style: StyleView | null | undefined): string {
  const { base, onBase, accentLight, accentDark } = palette(color);
  return rule({
    'base': base, 'on-base': onBase, 'accent-light': accentLight, 'accent-dark': accentDark,
    ...badgeColors(color, style?.badge),
    ...part('button', style?.button),
    ...part('mine', style?.customerMessage),
    ...part('theirs', style?.agentMessage),
    ...font(style?.font),
    ...(style ? { scale: String(style.fontSize / limits.fontSize) } : {}),
  });
}


function badgeColors(color: string | null | undefined, badge: PartColorsView | null | undefined): Record<string, string> {
  const { base, onBase } = palette(color);
  return { 'badge': base, 'on-badge': onBase, ...part('badge', badge) };
}

/** What is not set follows from the base colour, in the style sheet. Text that is not set must be readable on what is. */
function part(name: string, paint: PartColorsView | null | undefined): Record<string, string> {
  const background = parse(paint?.background) && paint!.background!;
  const text = parse(paint?.text) && paint!.text!;
  return {
    ...(background ? { [name]: background, [`on-${name}`]: textOn(background) } : {}),
    ...(text ? { [`on-${name}`]: text } : {}),
  };
}

const GENERIC = /^(serif|sans-serif|monospace|cursive|system-ui|ui-[a-z-]+)$/;

/** Family names in quotes of our own, so that nothing in them can end the rule. */
function font(family: string | null | undefined): Record<string, string> {
  const names = (family ?? '').split(',').map((name) => name.replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim()).filter((name) => name !== '');
  const quoted = names.map((name) => (GENERIC.test(name) ? name : `"${name}"`));
  return quoted.length === 0 ? {} : { font: `${quoted.join(', ')}, sans-serif` };
}

function rule(values: Record<string, string>): string {
  let css = '';
  for (const name in values) {
    if (Object.hasOwn(values, name)) { // Pages may have added to all objects.
      css += `--oc-${name}:${values[name]};`;
    }
  }
  return `:host{${css}}`;
}
