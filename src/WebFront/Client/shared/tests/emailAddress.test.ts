import { describe, expect, it } from 'vitest';
import { isEmailAddress } from '../src/emailAddress';
import table from './emailAddresses.json';

describe('isEmailAddress', () => {
  it.each(table.good)('takes %j, as the server does', (address) => expect(isEmailAddress(address)).toBe(true));
  it.each(table.bad)('does not take %j, as the server does not', (address) => expect(isEmailAddress(address)).toBe(false));
});
