import { Button } from '@mantine/core';
import { limits, newMessageId } from '@orleans-chat/shared';
import { IconArrowBackUp } from '@tabler/icons-react';
import { t as say } from 'i18next';
import { useTranslation } from 'react-i18next';
import { toast, toastRefusal } from '../../../ui/toasts';
import { useAgent, useClient, useNow } from '../../agent';
import type { ChatProps } from '../places';
import { showChat, useView } from '../view';

/** The server decides by its own clock: the button goes a little sooner. */
const SHOWN_MS = (limits.putBackWithin - 5) * 1_000;

/** For a while after a chat was taken, and before an answer: it goes back to where it was in the queue, as if nobody had taken it. */
export function PutBackButton({ row, mine }: ChatProps) {
  const { t } = useTranslation();
  const client = useClient();
  const now = useNow();
  const answered = useAgent((state) => state.threads[row.id]?.conversation.messages.some(({ by }) => by.kind === 'agent') ?? true);
  const fresh = Boolean(row.acceptedAt) && now - Date.parse(row.acceptedAt!) < SHOWN_MS;
  const putBack = async () => {
    if (!toastRefusal((await client.ask((hub) => hub.putBack(row.id, newMessageId()))).refused)) {
      if (useView.getState().selected === row.id) {
        showChat(null);
      }
      toast(say('putBack.done'));
    }
  };
  return mine && row.status === 'customerLast' && fresh && !answered && (
    <Button
      data-fold="narrow" variant="default" size="xs" leftSection={<IconArrowBackUp size={20} stroke={1.75} aria-hidden />}
      aria-label={t('putBack')} title={t('putBack')} onClick={() => void putBack()}
    >
      {t('putBack')}
    </Button>
  );
}
