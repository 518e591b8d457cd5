// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { shownVersion } from '../src/shell/shownVersion';

function pageOf(version: string): Document {
  return new DOMParser().parseFromString(`<meta name="version" content="${version}">`, 'text/html');
}

test('The version is shown with the beginning of its commit', () => {
  expect(shownVersion(pageOf('0.1.0+5f0c1a29d0b14c37a7f2f0a9a3f6c5d4e3b2a190'))).toBe('0.1.0 (5f0c1a2)');
});

test('A release without a commit is shown alone', () => {
  expect(shownVersion(pageOf('1.2.3'))).toBe('1.2.3');
});

test('A page that no server has written shows none', () => {
  expect(shownVersion(pageOf('__VERSION__'))).toBeNull();
  expect(shownVersion(new DOMParser().parseFromString('', 'text/html'))).toBeNull();
});
