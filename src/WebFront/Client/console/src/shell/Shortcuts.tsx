import { useEffect, useState, type ComponentType } from 'react';
import { renewOrToast } from '../ui/renewOrToast';
import { showHelp, useHelp } from './help';
import { useKeys } from './useKeys';

/** The keys of the console, and their list, whose script is fetched when somebody first asks for it. */
export function Shortcuts() {
  const asked = useHelp(({ shown }) => shown);
  const [Dialog, setDialog] = useState<ComponentType | null>(null);
  useKeys();
  useEffect(() => {
    if (asked && Dialog === null) {
      const missing = () => {
        showHelp(false);
        return renewOrToast();
      };
      void import('./ShortcutDialog').then(({ ShortcutDialog }) => setDialog(() => ShortcutDialog), missing);
    }
  }, [asked, Dialog]);
  return Dialog !== null && <Dialog />;
}
