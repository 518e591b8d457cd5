import { describe, expect, it } from 'vitest';
import { keyOf } from '../src/shell/keyOf';

const press = (key: string, code: string, shiftKey = false) => keyOf({ key, code, shiftKey });

/** What each of the console's keys types, and at which place it is. */
const LAYOUTS = {
  Norwegian: {
    n: ['n', 'KeyN'],
    g: ['g', 'KeyG'],
    d: ['d', 'KeyD'],
    c: ['c', 'KeyC'],
    s: ['s', 'KeyS'],
    p: ['p', 'KeyP'],
    j: ['j', 'KeyJ'],
    k: ['k', 'KeyK'],
    r: ['r', 'KeyR'],
    '?': ['?', 'Minus', true],
  },
  Russian: {
    n: ['т', 'KeyN'],
    g: ['п', 'KeyG'],
    d: ['в', 'KeyD'],
    c: ['с', 'KeyC'],
    s: ['ы', 'KeyS'],
    p: ['з', 'KeyP'],
    j: ['о', 'KeyJ'],
    k: ['л', 'KeyK'],
    r: ['к', 'KeyR'],
    '?': ['?', 'Digit7', true],
  },
  Greek: {
    n: ['ν', 'KeyN'],
    g: ['γ', 'KeyG'],
    d: ['δ', 'KeyD'],
    c: ['ψ', 'KeyC'],
    s: ['σ', 'KeyS'],
    p: ['π', 'KeyP'],
    j: ['ξ', 'KeyJ'],
    k: ['κ', 'KeyK'],
    r: ['ρ', 'KeyR'],
    '?': ['?', 'Slash', true],
  },
  Hebrew: {
    n: ['מ', 'KeyN'],
    g: ['ע', 'KeyG'],
    d: ['ג', 'KeyD'],
    c: ['ב', 'KeyC'],
    s: ['ד', 'KeyS'],
    p: ['פ', 'KeyP'],
    j: ['ח', 'KeyJ'],
    k: ['ל', 'KeyK'],
    r: ['ר', 'KeyR'],
    '?': ['?', 'Slash', true],
  },
  Arabic: {
    n: ['ى', 'KeyN'],
    g: ['ل', 'KeyG'],
    d: ['ي', 'KeyD'],
    c: ['ؤ', 'KeyC'],
    s: ['س', 'KeyS'],
    p: ['ح', 'KeyP'],
    j: ['ت', 'KeyJ'],
    k: ['ن', 'KeyK'],
    r: ['ق', 'KeyR'],
    '?': ['؟', 'Slash', true],
  },
  Hindi: {
    n: ['ल', 'KeyN'],
    g: ['ु', 'KeyG'],
    d: ['्', 'KeyD'],
    c: ['म', 'KeyC'],
    s: ['े', 'KeyS'],
    p: ['ज', 'KeyP'],
    j: ['र', 'KeyJ'],
    k: ['क', 'KeyK'],
    r: ['ी', 'KeyR'],
    '?': ['?', 'Slash', true],
  },
  AZERTY: {
    n: ['n', 'KeyN'],
    g: ['g', 'KeyG'],
    d: ['d', 'KeyD'],
    c: ['c', 'KeyC'],
    s: ['s', 'KeyS'],
    p: ['p', 'KeyP'],
    j: ['j', 'KeyJ'],
    k: ['k', 'KeyK'],
    r: ['r', 'KeyR'],
    '?': ['?', 'KeyM', true],
  },
  Dvorak: {
    n: ['n', 'KeyL'],
    g: ['g', 'KeyU'],
    d: ['d', 'KeyH'],
    c: ['c', 'KeyI'],
    s: ['s', 'Semicolon'],
    p: ['p', 'KeyR'],
    j: ['j', 'KeyC'],
    k: ['k', 'KeyV'],
    r: ['r', 'KeyO'],
    '?': ['?', 'BracketLeft', true],
  },
} as const satisfies Record<string, Record<string, readonly [string, string, true?]>>;

describe('keyOf', () => {
  it.each(Object.entries(LAYOUTS))('finds every shortcut on a %s keyboard', (_, keys) => {
    const found = Object.entries(keys).map(([shortcut, [key, code, shift]]) => [shortcut, press(key, code, shift)]);
    expect(found).toEqual(Object.keys(keys).map((each) => [each, each]));
  });

  it('goes by the letter and not by its place where the letter is Latin', () => {
    expect([
      press('b', 'KeyN'), press('a', 'KeyQ'), press('ş', 'Semicolon'), press('ı', 'KeyI'), press('é', 'Digit2'), press('ø', 'KeyJ'),
    ]).toEqual(['b', 'a', 'ş', 'ı', 'é', 'ø']);
  });

  it('takes no notice of Caps Lock, and of Shift it does', () => {
    expect([press('N', 'KeyN'), press('Т', 'KeyN'), press('N', 'KeyN', true), press('Т', 'KeyN', true)]).toEqual(['n', 'n', 'N', 'N']);
  });

  it.each([
    ['Enter', 'Enter'], ['Dead', 'KeyN'], ['Process', 'KeyG'], ['Unidentified', ''], ['Escape', 'Escape'], ['F1', 'F1'],
  ])('leaves %s alone', (key, code) => {
    expect(press(key, code)).toBe(key);
  });
});
