import type { QuickReplyView } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { FormWindow } from './FormWindow';
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
    <FormWindow opened onClose={onClose} title={t(first === null ? 'replies.title' : 'id' in first ? 'replies.change' : 'replies.add')}>
      {first === null ? <QuickReplies /> : <QuickReplies first={first} onDone={onClose} />}
    </FormWindow>
  );
}
