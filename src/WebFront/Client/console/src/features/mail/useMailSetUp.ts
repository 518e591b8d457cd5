import { useEffect, useState } from 'react';
import { mailApi } from './api';

/** Whether mails can be sent; null: not known yet. Where nobody can say, it may be tried: the server refuses in words. */
export function useMailSetUp(): boolean | null {
  const [setUp, setSetUp] = useState<boolean | null>(null);
  useEffect(() => {
    void mailApi.setup().then(({ ok }) => setSetUp(ok === null || Boolean(ok.settings)));
  }, []);
  return setUp;
}
