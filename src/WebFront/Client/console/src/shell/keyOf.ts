/** What shortcuts are spelt with, and letters that share their script: whoever types these has them on the keyboard. */
const LATIN = /^[ -~]$|^\p{Script=Latin}$/u;
const NAMED = /^[A-Z][A-Za-z0-9]+$/;
const LETTER = /^Key([A-Z])$/;

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>;

/** Whether the key types something, as opposed to Enter or Dead. Some layouts have keys that type several code points. */
export const typesText = ({ key }: Key): boolean => !NAMED.test(key);

/**
 * What a key means where shortcuts are letters and the question mark. That is the letter that it types, on AZERTY and Dvorak too; on
 * keyboards without Latin letters, the one that stands at its place on most others. Caps Lock makes no difference.
 */
export function keyOf({ key, code, shiftKey }: Key): string {
  if (LATIN.test(key)) {
    return shiftKey ? key : key.toLowerCase();
  }
  const letter = typesText({ key, code, shiftKey }) ? LETTER.exec(code)?.[1] : undefined;
  if (letter !== undefined) {
    return shiftKey ? letter : letter.toLowerCase();
  }
  return code === 'Slash' && shiftKey && typesText({ key, code, shiftKey }) ? '?' : key;
}
