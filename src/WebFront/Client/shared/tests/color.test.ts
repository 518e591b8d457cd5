import { describe, expect, it } from 'vitest';
import { contrast, palette, parse } from '../src/color';

const colors = ['#0a6e5c', '#ffe100', '#ffffff', '#000000', '#ff0000', '#3b82f6', '#7f7f7f', '#c084fc'];

describe('palette', () => {
  it.each(colors)('is readable for %s', (color) => {
    const { base, onBase, accentLight, accentDark } = palette(color);
    expect(contrast(parse(base)!, parse(onBase)!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(parse(accentLight)!, [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(parse(accentDark)!, [33, 38, 48])).toBeGreaterThanOrEqual(4.5);
  });

  it('takes the product colour for what is no colour', () => {
    expect(palette('red; background: url(//evil)').base).toBe('#0a6e5c');
    expect(palette(null).base).toBe('#0a6e5c');
  });
});
