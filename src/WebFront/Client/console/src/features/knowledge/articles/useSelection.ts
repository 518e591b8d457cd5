import { useState } from 'react';

/** Which of these are ticked; those that are not there any more are not. */
export function useSelection(ids: readonly string[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set());
  const selected = ids.filter((id) => ticked.has(id));
  return {
    selected,
    has: (id: string) => ticked.has(id),
    all: ids.length > 0 && selected.length === ids.length,
    toggle: (id: string) => setTicked((before) => {
      const next = new Set(before);
      next[before.has(id) ? 'delete' : 'add'](id);
      return next;
    }),
    toggleAll: () => setTicked(selected.length === ids.length ? new Set() : new Set(ids)),
    clear: () => setTicked(new Set()),
  };
}
