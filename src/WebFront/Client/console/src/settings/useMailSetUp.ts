import { useEffect, useState } from 'react';
import { mailApi } from './mailApi';

/** Whether mails can be sent; null: not known (yet). */
export function useMailSetUp(): boolean | null {
  const [setUp, setSetUp] = useState<boolean | null>(null);
  useEffect(() => {
    void mailApi.setup().then(({ ok }) => setSetUp(ok === null ? null : Boolean(ok.settings)));
  }, []);
  return setUp;
}
