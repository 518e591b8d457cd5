import { useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR = 60;

/** Keeps the end of the conversation in view, unless the person has scrolled up to read; then says that there is more. */
export function useStickyScroll(lastKey: string | undefined, lastIsMine: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const [away, setAway] = useState(false);
  const toEnd = () => {
    stuck.current = true;
    setAway(false);
    // A resize may be reported when the conversation has just left the page.
    ref.current?.scrollTo({ top: ref.current.scrollHeight });
  };
  useEffect(() => {
    const element = ref.current!;
    const scrolled = () => {
      stuck.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      if (stuck.current) {
        setAway(false);
      }
    };
    // The keyboard of a phone, or an image, changes the height without a new message.
    const resized = new ResizeObserver(() => stuck.current && toEnd());
    element.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, []);
  useLayoutEffect(() => {
    if (stuck.current || lastIsMine) {
      toEnd();
    } else {
      setAway(true);
    }
  }, [lastKey, lastIsMine]);
  useLayoutEffect(() => {
    if (stuck.current) {
      ref.current?.scrollTo({ top: ref.current.scrollHeight });
    }
  });
  return { ref, away, toEnd };
}
