import { useState, type KeyboardEvent } from 'react';
import { foldersIn, groupsOf, type Choice, type Group, type Tab } from './choices';

/** A line of the menu: a folder that opens, or what is inserted. */
export type Line = { readonly folder: string } | { readonly choice: Choice };

const keyOf = (line: Line | undefined): string | null =>
  (line === undefined ? null : 'folder' in line ? line.folder : line.choice.kind + line.choice.id);

const TABS: readonly Tab[] = ['all', 'recent', 'quickReply', 'template', 'article', 'document'];

/** Which part of the menu is shown. */
export function useMenuPlace() {
  const [tab, setTab] = useState<Tab>('all');
  const [folder, setFolder] = useState('');
  return {
    tab, folder,
    show: (next: Tab, inside = '') => {
      setTab(next);
      setFolder(inside);
    },
  };
}

export interface MenuProps {
  readonly place: ReturnType<typeof useMenuPlace>;
  readonly choices: readonly Choice[];
  /** What the server has found for the words, the best first. */
  readonly found: readonly Choice[];
  /** Of the FAQ. */
  readonly knownFolders: readonly string[];
  readonly query: string;
  readonly onPick: (choice: Choice, asLink: boolean) => void;
  readonly onFavourite: (choice: Choice) => void;
  readonly onClose: () => void;
}

/** What the menu shows, where in it one is, and what the keys do. */
export function useMenu({ place, choices, found, knownFolders, query, onPick, onFavourite, onClose }: MenuProps) {
  const { tab, folder, show: showPlace } = place;
  const [at, setAt] = useState<{ readonly query: string; readonly key: string | null }>({ query, key: null });
  const tabs = TABS.filter((each) => each === 'all' || each === 'recent' || choices.some(({ kind }) => kind === each)
    || (each === 'article' && (knownFolders.length > 0 || found.length > 0)));
  const shownTab = tabs.includes(tab) ? tab : 'all';
  const groups = groupsOf(choices, shownTab, query, folder, found);
  const folders = query === '' && shownTab !== 'all' && shownTab !== 'recent' ? foldersIn(choices, shownTab, folder, knownFolders) : [];
  const lines: readonly Line[] = [
    ...folders.map((each) => ({ folder: each })),
    ...groups.flatMap((group) => inFolder(group, folders.length > 0 || folder !== '' ? folder : null, query).map((choice) => ({ choice }))),
  ];
  const chosen = lines.findIndex((line) => keyOf(line) === at.key);
  const active = at.query === query ? Math.max(0, chosen) : 0;
  const point = (index: number) => setAt({ query, key: keyOf(lines[index]) });
  if (lines.length > 0 && (at.query !== query || chosen < 0)) {
    point(0); // What comes later to these words may stand before it, and does not take its place.
  }
  const show = (next: Tab, inside = '') => {
    showPlace(next, inside);
    setAt({ query, key: null });
  };
  const take = (line: Line | undefined, asLink: boolean) => {
    if (line === undefined) {
      return;
    }
    if ('folder' in line) {
      show(shownTab, line.folder);
    } else {
      onPick(line.choice, asLink);
    }
  };
  /** False: it is no key of the menu. */
  const keyDown = (event: KeyboardEvent): boolean => {
    const line = lines[active];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (event.altKey || lines.length === 0) {
          return false;
        }
        point((active + (event.key === 'ArrowDown' ? 1 : -1) + lines.length) % lines.length);
        break;
      case 'Enter':
        if (event.shiftKey || event.altKey || (line === undefined && shownTab === 'all')) {
          return false;
        }
        take(line, event.ctrlKey || event.metaKey);
        break;
      case 'Tab':
        show(tabs[(tabs.indexOf(shownTab) + (event.shiftKey ? -1 : 1) + tabs.length) % tabs.length]!);
        break;
      case 'Backspace':
        if (folder === '' || query !== '') {
          return false;
        }
        show(shownTab, folder.split('/').slice(0, -1).join('/'));
        break;
      case 'Escape':
        onClose();
        break;
      default:
        if (event.altKey && event.code === 'KeyF' && line !== undefined && 'choice' in line) {
          onFavourite(line.choice);
          break;
        }
        return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return {
    tab: shownTab, tabs, folder, groups, folders, lines, active, line: lines[active], show, take, keyDown, point,
  };
}

/** Where folders are shown, what lies in one of them shows inside of it. */
export const inFolder = ({ choices }: Group, folder: string | null, query: string): readonly Choice[] =>
  (folder === null || query !== '' ? choices : choices.filter((choice) => choice.folder === folder));
