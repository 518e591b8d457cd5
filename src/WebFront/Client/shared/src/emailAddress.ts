import * as limits from './limits';

const LOCAL = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\p{L}\p{M}\p{N}-]+$/u;
const LABEL = /^[\p{L}\p{M}\p{N}-]{1,63}$/u;

/**
 * Whether this is an e-mail address, by the rule of the server (`Addresses/EmailAddress.cs`): what is taken here, mail can be sent to.
 * The browser's own rule is another one. Both sides are tested with the same table, `tests/emailAddresses.json`.
 */
export function isEmailAddress(typed: string): boolean {
  const text = typed.trim().normalize('NFC');
  const at = text.lastIndexOf('@');
  return text.length <= limits.emailLength && at > 0 && at <= limits.emailLocalLength
    && LOCAL.test(text.slice(0, at)) && isDomain(text.slice(at + 1));
}

/** Two labels or more, so that a forgotten ending is noticed. */
function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((label) => LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-'));
}
