import type { DragEvent } from 'react';

/** What is dragged into a folder. */
export type Dragged = { readonly folder: string } | { readonly articles: readonly string[] };

const TYPE = 'application/x-orleans-chat-knowledge';

export function startDrag(event: DragEvent, dragged: Dragged): void {
  event.stopPropagation();
  event.dataTransfer.setData(TYPE, JSON.stringify(dragged));
  event.dataTransfer.effectAllowed = 'move';
}

/** While something is dragged, browsers say only of what kind it is. */
export const isDragged = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes(TYPE);

/** Null: nothing of ours was dropped. */
export function droppedIn({ dataTransfer }: DragEvent): Dragged | null {
  const said = dataTransfer.getData(TYPE);
  return said === '' ? null : JSON.parse(said) as Dragged;
}
