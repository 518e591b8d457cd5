import { expect, it } from 'vitest';
import { takeNoFocus } from '../src/quiet';

it('the preview leaves the focus where it is', () => {
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  expect(document.activeElement).toBe(field); // So that what follows means something.
  field.blur();
  takeNoFocus();
  field.focus();
  expect(document.activeElement).not.toBe(field);
});
