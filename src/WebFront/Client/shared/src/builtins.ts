/**
 * Functions of the language for code that runs on pages of others: the widget's build puts these in the place of the usual names
 * (`vite.shared.ts`). Where a page has put its own there, as old libraries do, an empty frame has the browser's.
 */
type Unknown = Record<string, unknown>;

const page = globalThis as unknown as Unknown;
const native = /\{\s*\[native code\]\s*\}\s*$/;

const isNative = (value: unknown): boolean => typeof value === 'function' && native.test(Function.prototype.toString.call(value));

/** Works on when the frame has gone again: nothing of it waits for anything. */
function fromFrame(name: string): Unknown | undefined {
  const frame = document.createElement('iframe');
  frame.style.display = 'none';
  document.documentElement.append(frame);
  const clean = (frame.contentWindow as unknown as Unknown | null)?.[name];
  frame.remove();
  return clean as Unknown | undefined;
}

function browsers<T>(name: string, part?: string): T {
  const own = page[name] as Unknown | undefined;
  const holder = isNative(part === undefined ? own : own?.[part]) ? own : (fromFrame(name) ?? own);
  return (part === undefined ? holder : holder?.[part]) as T;
}

export const arrayFrom = browsers<typeof Array.from>('Array', 'from').bind(Array);
export const assign = browsers<typeof Object.assign>('Object', 'assign');
export const entries = browsers<typeof Object.entries>('Object', 'entries');
export const fromEntries = browsers<typeof Object.fromEntries>('Object', 'fromEntries');
export const keys = browsers<typeof Object.keys>('Object', 'keys');
export const parse = browsers<typeof JSON.parse>('JSON', 'parse');
export const CleanMap = browsers<MapConstructor>('Map');
export const CleanSet = browsers<SetConstructor>('Set');
const quote = browsers<(text: string) => string>('JSON', 'stringify');

/** As `JSON.stringify`, for plain values. Nobody's `toJSON` is asked, and half a character becomes a whole one (U+FFFD). */
export function stringify(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return quote(value.replace(/\p{Surrogate}/gu, '\ufffd'));
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? String(value) : 'null';
  }
  if (value === null || typeof value === 'boolean') {
    return String(value);
  }
  return typeof value === 'object' ? composed(value) : undefined;
}

function composed(value: object): string {
  let text = '';
  const add = (part: string) => {
    text += text === '' ? part : `,${part}`;
  };
  if (Array.isArray(value)) {
    for (const part of value as unknown[]) {
      add(stringify(part) ?? 'null');
    }
    return `[${text}]`;
  }
  for (const key of keys(value)) {
    const part = stringify((value as Unknown)[key]);
    if (part !== undefined) {
      add(`${quote(key)}:${part}`);
    }
  }
  return `{${text}}`;
}
