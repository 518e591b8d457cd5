import type { SessionRow } from '@orleans-chat/shared';
import { create } from 'zustand';

interface Filter {
  readonly star: boolean;
  /** Id of a tag; null: any or none. */
  readonly tag: string | null;
}

/** What the list shows only. Not kept: who comes back tomorrow is to see everything. */
export const useFilter = create<Filter>()(() => ({ star: false, tag: null }));

export const isOn = ({ star, tag }: Filter): boolean => star || tag !== null;

/** A tag that has been deleted, or that nothing is known of yet, filters nothing: it could not be turned off. */
export const known = (filter: Filter, tags: readonly { readonly id: string }[]): Filter =>
  (filter.tag === null || tags.some(({ id }) => id === filter.tag) ? filter : { ...filter, tag: null });

export const passes = ({ star, tag }: Filter, row: SessionRow, starred: ReadonlySet<string>): boolean =>
  (!star || starred.has(row.id)) && (tag === null || (row.tags?.includes(tag) ?? false));
