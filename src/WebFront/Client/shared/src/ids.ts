/** A new message id: 32 hexadecimal digits, the sender's idempotency key. Works on plain http pages too. */
export function newMessageId(): string {
  if (typeof crypto.randomUUID === 'function') {
    return crypto.randomUUID().replaceAll('-', '');
  }
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Of an id the digits that count the tries of a message: the last eight. */
const TRY = /.{8}$/;

/** The id under which a message that was refused goes out again: the same one in every tab where the person says so. */
export const nextTry = (messageId: string): string =>
  messageId.replace(TRY, (count) => ((parseInt(count, 16) + 1) % 2 ** 32).toString(16).padStart(8, '0'));

/** Whether both are tries of one message. */
export const isSameMessage = (one: string, other: string): boolean => one.replace(TRY, '') === other.replace(TRY, '');

/** The browser's own secret: 32 random bytes as 43 characters of base64url. */
export function newVisitorKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
