import type { KnowledgeFolderView } from '@orleans-chat/shared';

/** A folder with what lies in it. */
export interface FolderNode {
  readonly folder: KnowledgeFolderView;
  readonly level: number;
  readonly children: readonly FolderNode[];
}

/** The folders as they lie in each other, each level in the order in which they come. */
export function treeOf(folders: readonly KnowledgeFolderView[], parent: string | null = null, level = 1): readonly FolderNode[] {
  return folders
    .filter((folder) => (folder.parentId ?? null) === parent)
    .map((folder) => ({ folder, level, children: treeOf(folders, folder.id, level + 1) }));
}

/** The folder and those above it, the outermost first. */
export function pathTo(folders: readonly KnowledgeFolderView[], id: string | null | undefined): readonly KnowledgeFolderView[] {
  const path: KnowledgeFolderView[] = [];
  let folder = folders.find((each) => each.id === id);
  while (folder !== undefined && !path.includes(folder)) {
    path.unshift(folder);
    const { parentId } = folder;
    folder = folders.find((each) => each.id === parentId);
  }
  return path;
}

/** Whether the folder is that one, or lies anywhere in it. */
export const isWithin = (folders: readonly KnowledgeFolderView[], id: string | null, outer: string): boolean =>
  pathTo(folders, id).some((each) => each.id === outer);

/** Those that show, from top to bottom, where these are open. */
export const visibleNodes = (nodes: readonly FolderNode[], open: ReadonlySet<string>): readonly FolderNode[] =>
  nodes.flatMap((node) => [node, ...(open.has(node.folder.id) ? visibleNodes(node.children, open) : [])]);
