import * as limits from './limits';

type Rgb = readonly [number, number, number];

const DARK: Rgb = [20, 24, 31];
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];
const READABLE = 4.5;

/** Colours that follow from a channel's base colour, all readable (WCAG AA) where they are used. */
export interface Palette {
  readonly base: string;
  /** Text on the base colour. */
  readonly onBase: string;
  /** The base colour as text on white, made darker where it has to be. */
  readonly accentLight: string;
  /** The base colour as text on the dark theme's surface, made lighter where it has to be. */
  readonly accentDark: string;
}

/** The palette of `#rrggbb`; anything else gives the product's own green. */
export function palette(color: string | null | undefined): Palette {
  const base = known(color);
  return {
    base: css(base),
    onBase: css(onto(base)),
    accentLight: css(readable(base, WHITE, BLACK)),
    accentDark: css(readable(base, [33, 38, 48], WHITE)),
  };
}

/** Text that is readable on a background: white where it is, else dark. */
export function textOn(background: string): string {
  return css(onto(known(background)));
}

const onto = (base: Rgb): Rgb => [WHITE, DARK].find((text) => contrast(base, text) >= READABLE) ?? BLACK;

/** Contrast ratio of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const known = (color: string | null | undefined): Rgb => parse(color) ?? parse(limits.defaultColor)!;

export function parse(color: string | null | undefined): Rgb | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color ?? '');
  return hex && hex.slice(1).map((part) => Number.parseInt(part, 16)) as unknown as Rgb;
}

function readable(color: Rgb, on: Rgb, towards: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = color.map((part, i) => part + (towards[i]! - part) * share) as unknown as Rgb;
    if (contrast(mixed, on) >= READABLE) {
      return mixed;
    }
  }
  return towards;
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((part) => {
    const c = part / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const css = (color: Rgb): string => `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
