import { useEffect, useState, type RefObject } from 'react';

const EVENTS = ['input', 'keyup', 'click', 'select', 'focus'] as const;

/** Where the caret stands in the field; where several letters are selected, before them. Another chat's text moves it without a word. */
export function useCaret(field: RefObject<HTMLTextAreaElement | null>, sessionId: string, text: string): number {
  const [caret, setCaret] = useState(0);
  useEffect(() => {
    const area = field.current;
    if (area === null) {
      return undefined;
    }
    const read = () => setCaret(area.selectionStart);
    read();
    EVENTS.forEach((event) => area.addEventListener(event, read));
    return () => EVENTS.forEach((event) => area.removeEventListener(event, read));
  }, [field, sessionId, text]);
  return caret;
}
