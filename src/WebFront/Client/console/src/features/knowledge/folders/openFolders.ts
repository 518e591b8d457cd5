import { create } from 'zustand';

/** The folders whose folders show in the tree. Outlives the screen: back from an article the tree is as it was left. */
export const useOpenFolders = create<{ open: ReadonlySet<string> }>()(() => ({ open: new Set() }));

export const setOpen = (id: string, now: boolean): void => useOpenFolders.setState(({ open }) => {
  const next = new Set(open);
  next[now ? 'add' : 'delete'](id);
  return { open: next };
});

export const openAll = (ids: readonly string[]): void => useOpenFolders.setState(({ open }) => ({ open: new Set([...open, ...ids]) }));
