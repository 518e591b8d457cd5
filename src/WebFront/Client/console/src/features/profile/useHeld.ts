import { useState } from 'react';

/**
 * What a field shows: what is stored, but for what the person has set since, until that is stored. The field itself stays, and with it
 * the focus.
 */
export function useHeld<Value>(stored: Value) {
  const [held, setHeld] = useState<{ readonly value: Value } | null>(null);
  return {
    shown: held === null ? stored : held.value,
    hold: (value: Value) => setHeld({ value }),
    /** Not what was set after it. */
    release: (value: Value) => setHeld((now) => (now?.value === value ? null : now)),
  };
}
