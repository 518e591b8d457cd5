import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Line } from './lines';

const NEAR = 60;
/** Of a message with one line, in pixels. */
const ROW = 44;
const OVERSCAN = 8;
/** What was read last stays in view above what is new. */
const CONTEXT = 56;

/**
 * Keeps the end of the conversation in view, unless the person has scrolled up to read; of thousands of messages only those are in the
 * page that show. A chat that has just been opened shows what is new in it, or its end, once all of it is here (`complete`).
 */
export function useLogScroll(lines: readonly Line[], complete: boolean, setAtEnd: (atEnd: boolean) => void) {
  const scroller = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const opened = useRef(false);
  const last = lines.at(-1)?.item;
  const own = last?.type === 'message' && last.mine ? last.key : null;
  const list = useVirtualizer({ // oxlint-disable-line react/incompatible-library -- it is used here only, and passed to nobody
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => lines[index]!.key,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: NEAR,
    overscan: OVERSCAN,
    scrollPaddingStart: CONTEXT,
  });
  const toEnd = () => {
    stuck.current = true;
    setAtEnd(true);
    list.scrollToEnd();
  };
  const look = () => {
    const element = scroller.current;
    if (element !== null) {
      stuck.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      setAtEnd(stuck.current);
    }
  };
  const fresh = lines.findIndex((line) => line.fresh);
  useLayoutEffect(() => {
    if (complete && !opened.current && lines.length > 0) {
      opened.current = true;
      if (fresh >= 0) {
        stuck.current = false;
        list.scrollToIndex(fresh, { align: 'start' });
        requestAnimationFrame(() => look());
      } else {
        toEnd();
      }
    }
  });
  useLayoutEffect(() => {
    if (own !== null && opened.current) {
      toEnd();
    }
  }, [own]); // oxlint-disable-line react/exhaustive-deps -- only when one writes
  useEffect(() => {
    const element = scroller.current!;
    const scrolled = () => look();
    // The keyboard of a phone changes the height without a new message; so does what the customer types below.
    const resized = new ResizeObserver(() => stuck.current && element.scrollTo({ top: element.scrollHeight }));
    element.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(element);
    [...element.children].forEach((child) => resized.observe(child));
    return () => {
      element.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, []); // oxlint-disable-line react/exhaustive-deps -- it looks at the page, not at what was drawn
  return { scroller, list, toEnd };
}
