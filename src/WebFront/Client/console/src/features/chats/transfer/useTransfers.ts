import { useMemo } from 'react';
import { toastRefusal } from '../../../ui/toasts';
import { useClient } from '../../agent';
import { arriving } from '../arriving';

type Taken = Awaited<ReturnType<ReturnType<typeof useClient>['accept']>>;

/** What is done with chats of colleagues, with the refusal said where there is one. */
export function useTransfers() {
  const client = useClient();
  return useMemo(() => {
    const follow = (show: (id: string) => void, taken: Taken | null) => {
      if (taken !== null && !('code' in taken)) {
        show(taken.id);
      } else {
        toastRefusal(taken);
      }
    };
    return {
      accept: async (id: string) => follow(arriving(), await client.press.once(id, () => client.handovers.accept(id))),
      takeOver: async (id: string) => follow(arriving(), await client.press.once(id, () => client.handovers.takeOver(id))),
      reject: async (id: string) => void toastRefusal(await client.handovers.reject(id)),
      cancel: async (id: string) => void toastRefusal(await client.handovers.cancel(id)),
    };
  }, [client]);
}
