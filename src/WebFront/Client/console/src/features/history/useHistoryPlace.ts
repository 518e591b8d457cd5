import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useSearch } from 'wouter/use-browser-location'; // The one of the library itself decodes twice.
import { addressOf, isWrittenFurther, parametersOf, placeIn, type HistoryPlace } from './place';

const PATIENCE_MS = 250;

/**
 * What is asked, and what is open, stands in the address: a link leads to it, and back to what was before. What the fields show goes there
 * when nothing was written for a moment.
 */
export function useHistoryPlace() {
  const [, go] = useLocation();
  const search = useSearch();
  const [shown, setShown] = useState<HistoryPlace>(() => placeIn(search));
  const [known, setKnown] = useState(search);
  if (known !== search) {
    setKnown(search);
    setShown(placeIn(search));
  }
  useEffect(() => {
    const before = placeIn(search);
    if (known !== search || parametersOf(shown) === parametersOf(before)) {
      return undefined;
    }
    const timer = setTimeout(() => go(addressOf(shown), { replace: isWrittenFurther(before, shown) }), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [go, search, known, shown]);
  return { asked: placeIn(search), shown, setShown };
}
