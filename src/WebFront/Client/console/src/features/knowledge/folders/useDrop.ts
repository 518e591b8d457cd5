import { useState, type DragEvent } from 'react';
import { droppedIn, isDragged, type Dragged } from './dragged';

/** What makes an element a place to drop something of ours on, and whether it hangs over it now. */
export function useDrop(onDropped: (dragged: Dragged) => void) {
  const [over, setOver] = useState(false);
  return {
    'data-over': over,
    onDragOver: (event: DragEvent) => {
      if (isDragged(event)) {
        event.preventDefault();
        setOver(true);
      }
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const dragged = droppedIn(event);
      if (dragged !== null) {
        onDropped(dragged);
      }
    },
  };
}
