import { useEffect, useState } from 'react';
import { lazyScreen } from '../ui/lazyScreen';
import { useHelp } from './help';
import { useKeys } from './useKeys';

const Dialog = lazyScreen(async () => (await import('./ShortcutDialog')).ShortcutDialog);

/** The keys of the console, and their list. */
export function Shortcuts() {
  const asked = useHelp(({ shown }) => shown);
  const [everAsked, setEverAsked] = useState(asked);
  useEffect(() => useHelp.subscribe(({ shown }) => setEverAsked((before) => before || shown)), []);
  useKeys();
  return everAsked && <Dialog />;
}
