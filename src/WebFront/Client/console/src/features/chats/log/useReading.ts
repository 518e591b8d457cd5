import { useEffect, type RefObject } from 'react';
import { useClient } from '../../agent';
import { MessagesInView } from './MessagesInView';

const STEPS = [0, 0.25, 0.5, 0.75, 1];

/** Half of it is in view; of what is taller than the view, half of the view is filled with it. */
const shows = ({ intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry): boolean =>
  intersectionRatio >= 0.5 || (rootBounds !== null && rootBounds.height > 0 && intersectionRect.height >= rootBounds.height / 2);

/** Whether somebody can be looking at the page. */
export const isAttended = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/** Tells the server what the agent has read: of the messages that are marked with `data-unread` those that were in view. */
export function useReading(scroller: RefObject<HTMLElement | null>, sessionId: string, mine: boolean): void {
  const { threads } = useClient();
  useEffect(() => {
    if (!mine) {
      return undefined;
    }
    const view = new MessagesInView((upTo) => threads.seen(sessionId, upTo));
    const observer = new IntersectionObserver(
      (entries) => entries.forEach((entry) => {
        const place = (entry.target as HTMLElement).dataset['unread'];
        if (place !== undefined) {
          view.turn(Number(place), shows(entry));
        }
      }),
      { root: scroller.current, threshold: STEPS },
    );
    // Rows come and go while one scrolls.
    const rows = new MutationObserver(() => observeAll());
    const observeAll = () => scroller.current?.querySelectorAll('[data-unread]').forEach((row) => observer.observe(row));
    observeAll();
    rows.observe(scroller.current!, { childList: true, subtree: true, attributeFilter: ['data-unread'] });
    const attend = () => view.attend(isAttended());
    attend();
    const events = [[document, 'visibilitychange'], [window, 'focus'], [window, 'blur']] as const;
    events.forEach(([target, name]) => target.addEventListener(name, attend));
    return () => {
      events.forEach(([target, name]) => target.removeEventListener(name, attend));
      rows.disconnect();
      observer.disconnect();
      view.stop();
    };
  }, [threads, scroller, sessionId, mine]);
}
