import { useMemo } from 'react';
import { toastRefusal } from '../../../ui/toasts';
import { useClient } from '../../agent';
import { showChat } from '../view';

type Taken = Awaited<ReturnType<ReturnType<typeof useClient>['accept']>>;

/** What is done with chats of colleagues, with the refusal said where there is one. */
export function useTransfers() {
  const client = useClient();
  return useMemo(() => {
    const show = (taken: Taken | null) => {
      if (taken !== null && !('code' in taken)) {
        showChat(taken.id);
      } else {
        toastRefusal(taken);
      }
    };
    return {
      accept: async (id: string) => show(await client.press.once(() => client.handovers.accept(id))),
      takeOver: async (id: string) => show(await client.press.once(() => client.handovers.takeOver(id))),
      reject: async (id: string) => void toastRefusal(await client.handovers.reject(id)),
      cancel: async (id: string) => void toastRefusal(await client.handovers.cancel(id)),
    };
  }, [client]);
}
