import type { Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { TextKey } from './i18n';

export interface ScreenProps {
  /** What the address says in the places that the path names. */
  readonly params: Readonly<Record<string, string | undefined>>;
}

export type Screen = ComponentType<ScreenProps>;

export interface Route {
  /** Of the address; `*`: any that no other feature has. */
  readonly path: string;
  readonly screen: Screen;
}

/** What leads somewhere. */
export interface Entry {
  readonly href: string;
  readonly text: TextKey;
  readonly icon: Icon;
  /** Shown to whom; absent: to everybody. */
  readonly permission?: 'administrator';
  /** Beside the icon: how much waits there. */
  readonly badge?: ComponentType;
}

/** What a feature has in the bar at the top; `here`: one of its screens is shown. */
export interface BarParts {
  /** At its beginning, where the console's tabs are; on a phone in the navigator, instead of the feature's entry. */
  readonly tabs?: ComponentType<{ readonly here: boolean }>;
  /** In its middle, as a field to search. */
  readonly middle?: ComponentType;
  /** Before the account, as a bell. */
  readonly end?: ComponentType;
}

/** A part of the settings, which are for administrators. */
export interface Section {
  readonly name: string;
  readonly text: TextKey;
  readonly icon: Icon;
  readonly screen: Screen;
}

/** A line in the list of shortcuts. */
export interface Shortcut {
  readonly text: TextKey;
  /** Keys that rest while somebody writes, and keys that work while one writes in a chat. */
  readonly outside: readonly string[];
  readonly inside: readonly string[];
  /** Whether whoever reads the list now has a use for it; absent: everybody has. */
  readonly isFor?: () => boolean;
}

export type Keys = Readonly<Record<string, () => void>>;

export interface FeatureKeys {
  /** Single keys, and sequences as `g c`. */
  readonly anywhere?: Keys;
  /** Those that do something only on the feature's own screens. */
  readonly onScreen?: Keys;
  /**
   * With Alt, also while somebody writes in a chat: by name, as `Enter`, or by place, as `KeyT`, since Alt and a letter type a character
   * on some keyboards; with Shift by place only, as `Shift+Digit1`.
   */
  readonly combined?: Keys;
  /** Those of them that act on what the feature's own screens show: elsewhere nobody would see it. */
  readonly combinedOnScreen?: Keys;
}

/** What the shell knows of a feature: it builds the router, the navigator, the settings, the account menu and the keys from these. */
export interface Feature {
  /** Pages for whoever has the address, without a sign-in. */
  readonly pages?: readonly Route[];
  /** Screens in the console of a signed-in agent. */
  readonly routes?: readonly Route[];
  readonly navigation?: Entry;
  readonly bar?: BarParts;
  /** Shown on every screen, over its lower left, as cards of what happens elsewhere. */
  readonly lane?: ComponentType;
  readonly menu?: Entry;
  readonly section?: Section;
  readonly shortcuts?: readonly Shortcut[];
  /** A hook: what the keys do. `go` shows an address. */
  readonly useKeys?: (go: (href: string) => void) => FeatureKeys;
  /** Nothing of whoever was signed in stays for who comes next. */
  readonly forget?: () => void;
}
