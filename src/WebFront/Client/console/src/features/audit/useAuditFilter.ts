import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useSearch } from 'wouter/use-browser-location'; // The one of the library itself decodes twice.
import { filterIn, isWrittenFurther, parametersOf, type AuditFilter } from './filter';

const PATIENCE_MS = 300;

/**
 * What is asked stands in the address: a link leads to what was found, and back to what was asked before. What the fields show goes there
 * when nothing was changed for a moment.
 */
export function useAuditFilter() {
  const [path, go] = useLocation();
  const search = useSearch();
  const [shown, setShown] = useState<AuditFilter>(() => filterIn(search));
  const [known, setKnown] = useState(search);
  if (known !== search) {
    setKnown(search);
    setShown(filterIn(search));
  }
  useEffect(() => {
    const [before, after] = [filterIn(search), parametersOf(shown)];
    if (known !== search || after === parametersOf(before)) {
      return undefined;
    }
    const timer = setTimeout(() => go(after === '' ? path : `${path}?${after}`, { replace: isWrittenFurther(before, shown) }), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [go, path, search, known, shown]);
  return { asked: filterIn(search), shown, setShown };
}
