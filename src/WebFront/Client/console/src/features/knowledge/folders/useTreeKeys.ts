import type { KeyboardEvent } from 'react';
import type { FolderNode } from './tree';

interface Tree {
  /** Those that show, from top to bottom. */
  readonly nodes: readonly FolderNode[];
  readonly open: ReadonlySet<string>;
  readonly focus: (id: string) => void;
  readonly setOpen: (id: string, open: boolean) => void;
  readonly show: (id: string) => void;
  readonly rename: (id: string) => void;
  readonly move: (id: string) => void;
}

/** What keys do on a folder of the tree, as trees do everywhere; F2 renames, and M with Alt moves. */
export function useTreeKeys({ nodes, open, focus, setOpen, show, rename, move }: Tree) {
  return (event: KeyboardEvent, id: string): void => {
    const at = nodes.findIndex(({ folder }) => folder.id === id);
    const node = nodes[at]!;
    const step = (to: FolderNode | undefined) => to && focus(to.folder.id);
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(nodes[at + 1]),
      ArrowUp: () => step(nodes[at - 1]),
      Home: () => step(nodes[0]),
      End: () => step(nodes.at(-1)),
      ArrowRight: () => (open.has(id) ? step(node.children[0]) : node.children.length > 0 && setOpen(id, true)),
      ArrowLeft: () => (open.has(id) && node.children.length > 0
        ? setOpen(id, false) : step(nodes.find(({ folder }) => folder.id === node.folder.parentId))),
      Enter: () => show(id),
      ' ': () => show(id),
      F2: () => rename(id),
    };
    const act = event.altKey && event.code === 'KeyM' ? () => move(id) : acts[event.key];
    if (act !== undefined && !event.ctrlKey && !event.metaKey && (!event.altKey || event.code === 'KeyM')) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
}
