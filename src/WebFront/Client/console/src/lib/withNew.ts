/** With one more, unless it is there already: the list may have been asked for anew before the answer to the addition came. */
export const withNew = <T extends { readonly id: string }>(all: readonly T[], one: T): readonly T[] =>
  (all.some(({ id }) => id === one.id) ? all : [...all, one]);
