import { Modal } from '@mantine/core';
import type { QuickReplyView } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { QuickReplies } from './QuickReplies';

interface Props {
  /** What is edited at once; null: the list. */
  readonly first: QuickReplyView | { readonly text: string } | null;
  readonly onClose: () => void;
}

/** Quick replies in a window over the chat. */
export function QuickReplyWindow({ first, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened onClose={onClose} centered size="lg"
      title={t(first === null ? 'replies.title' : 'id' in first ? 'replies.change' : 'replies.add')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {first === null ? <QuickReplies /> : <QuickReplies first={first} onDone={onClose} />}
    </Modal>
  );
}
