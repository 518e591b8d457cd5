const SHORT = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i;
const LONG = /^#?([0-9a-f]{6})$/i;

/** A colour as people write it, `#fff` or `0a6e5c`, as it is stored. What is none stays as it is, and is marked. */
export function colorOf(text: string): string {
  const short = SHORT.exec(text.trim());
  const long = LONG.exec(text.trim());
  return short !== null ? `#${short.slice(1).map((digit) => digit + digit).join('')}` : long !== null ? `#${long[1]}` : text.trim();
}
