import { afterEach, describe, expect, it, vi } from 'vitest';

const values = [
  null, true, 0, -1.5, 1e21, Number.NaN, '', 'a "word"\n\u2028', [], [1, undefined, [null]], {}, { a: 1, b: undefined, c: { 'd"': ['x'] } },
  { type: 1, target: 'hello', arguments: [{ protocol: 2, token: null, afterSeq: 0 }] },
];

/** As on a page whose scripts have run before. */
async function fresh() {
  vi.resetModules();
  return import('../src/builtins');
}

describe('stringify', () => {
  it.each(values)('writes %j as the browser does', async (value) => expect((await fresh()).stringify(value)).toBe(JSON.stringify(value)));

  it('leaves out what has no place in JSON', async () => {
    const { stringify } = await fresh();
    expect([stringify(undefined), stringify(() => 1), stringify({ a: () => 1, b: Symbol('b') })]).toEqual([undefined, undefined, '{}']);
  });

  it('makes whole characters of halves', async () => {
    expect((await fresh()).stringify(['a\ud83d', '\u{1f6f6}'])).toBe('["a\ufffd","\u{1f6f6}"]');
  });
});

describe('on a page with a library that has a toJSON and an Array.from of its own', () => {
  const from = Array.from;
  afterEach(() => {
    for (const { prototype } of [Array, String, Object]) {
      Reflect.deleteProperty(prototype, 'toJSON');
    }
    Array.from = from;
  });

  it('values are written as elsewhere', async () => {
    const elsewhere = values.map((value) => JSON.stringify(value));
    for (const { prototype } of [Array, String, Object] as { prototype: object }[]) {
      Object.assign(prototype, { toJSON: () => 'broken' });
    }
    const { stringify } = await fresh();
    const written = values.map((value) => stringify(value));
    Reflect.deleteProperty(Object.prototype, 'toJSON');
    Reflect.deleteProperty(Array.prototype, 'toJSON');
    expect(written).toEqual(elsewhere);
  });
});
