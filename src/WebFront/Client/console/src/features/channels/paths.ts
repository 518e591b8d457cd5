import type { ChannelSettings } from '@orleans-chat/shared';

type Part<T, K extends string> = NonNullable<T> extends readonly unknown[] ? K
  : NonNullable<T> extends object ? K | `${K}.${PathOf<NonNullable<T>>}` : K;
type PathOf<T> = { [K in keyof T & string]: Part<T[K], K> }[keyof T & string];

/** A setting by its path, as the server names it too: `window.header`. */
export type Path = PathOf<ChannelSettings>;

type Node = Readonly<Record<string, unknown>>;

export function read(settings: ChannelSettings, path: string): unknown {
  return path.split('.').reduce<unknown>((part, name) => (part as Node | null | undefined)?.[name], settings);
}

/** The settings with another value at the path. */
export function write(settings: ChannelSettings, path: string, value: unknown): ChannelSettings {
  return put(settings as unknown as Node, path.split('.'), value) as unknown as ChannelSettings;
}

function put(node: Node, [name, ...rest]: string[], value: unknown): Node {
  return { ...node, [name!]: rest.length === 0 ? value : put((node[name!] ?? {}) as Node, rest, value) };
}

/** Paths of all single settings; lists count as one. */
export function leaves(node: unknown, path = ''): string[] {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) {
    return [path];
  }
  return Object.entries(node).flatMap(([name, part]) => leaves(part, path === '' ? name : `${path}.${name}`));
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Paths of the single settings in which the two differ. */
export function differences(a: ChannelSettings, b: ChannelSettings): string[] {
  return [...new Set([...leaves(a), ...leaves(b)])].filter((path) => !same(read(a, path), read(b, path)));
}
