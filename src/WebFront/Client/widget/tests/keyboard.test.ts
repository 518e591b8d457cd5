import { afterEach, expect, it, vi } from 'vitest';
import { watchKeyboard } from '../src/ui/keyboard';

afterEach(() => void vi.unstubAllGlobals());

it.each([
  ['no keyboard', { height: 390, offsetTop: 0, scale: 1 }, ['390px', '0px', '0px']],
  ['a keyboard', { height: 190, offsetTop: 0, scale: 1 }, ['190px', '0px', '200px']],
  ['a keyboard that moved the page', { height: 190, offsetTop: 120, scale: 1 }, ['190px', '120px', '80px']],
  ['a page enlarged by two fingers', { height: 195, offsetTop: 80, scale: 2 }, ['390px', '0px', '0px']],
])('tells the style sheet of %s', (_, now, told) => {
  const viewport = Object.assign(new EventTarget(), { height: 390, offsetTop: 0, scale: 1 });
  vi.stubGlobal('visualViewport', viewport);
  vi.stubGlobal('innerHeight', 390);
  const host = document.createElement('div');
  watchKeyboard(host);
  Object.assign(viewport, now);
  viewport.dispatchEvent(new Event('resize'));
  expect(['--oc-height', '--oc-top', '--oc-bottom'].map((name) => host.style.getPropertyValue(name))).toEqual(told);
});
