import { newMessageId } from '@orleans-chat/shared';
import { useMemo } from 'react';
import { toastRefusal } from '../../ui/toasts';
import { useClient } from '../agent';
import { showChat } from '../chats';

/** Answers to colleagues who offer a chat, with the refusal said where there is one. */
export function useOffers() {
  const client = useClient();
  return useMemo(() => ({
    acceptTransfer: async (chat: string) => {
      const { refused } = await client.ask((hub) => hub.acceptTransfer(chat, newMessageId()));
      if (!toastRefusal(refused)) {
        showChat(chat);
      }
    },
    rejectTransfer: async (chat: string) =>
      void toastRefusal((await client.ask((hub) => hub.rejectTransfer(chat, newMessageId()))).refused),
  }), [client]);
}
