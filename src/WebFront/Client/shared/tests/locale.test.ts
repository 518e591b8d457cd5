import { describe, expect, it } from 'vitest';
import { localeOf } from '../src/locale';

describe('localeOf', () => {
  it('keeps the region of a browser that has the language', () => {
    expect(localeOf('en', ['de-CH', 'en-US'])).toBe('en-US');
    expect(localeOf('nb', ['no', 'en-US'])).toBe('no');
  });

  it('does not mix languages', () => {
    expect(localeOf('nb', ['en-US'])).toBe('nb');
    expect(localeOf('en', ['nb-NO', 'nn'])).toBe('en-GB');
  });
});
