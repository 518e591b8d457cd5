import { unexpected } from '@orleans-chat/shared';
import { t } from 'i18next';
import { toastRefusal } from '../../ui/toasts';
import { useAgent } from '../agent';
import type { StuckFile } from '../files';
import { customerName } from './useCustomerName';
import { showChat } from './view';

/** The agent has sent it and gone on: they are told wherever they are, with the way back. */
export function sayStuck({ sessionId, item: { name, state, refusal } }: StuckFile): void {
  const row = useAgent.getState().rows[sessionId];
  toastRefusal(refusal ?? unexpected, {
    about: (words) => t('chats.fileStuck', {
      file: name, name: row === undefined ? '' : customerName(row, t),
      words: state === 'changed' || state === 'interrupted' || state === 'ready' ? t(`files.state.${state}`) : words,
    }),
    ...(row !== undefined && { act: { words: t('chats.toFile'), act: () => showChat(sessionId) } }),
  });
}
