import type { Notice } from '@orleans-chat/shared';
import type { Texts } from '../texts/translate';

/** What the visitor reads for an event that is no message; null: not shown. */
export function noticeWords(notice: Notice, texts: Texts, agentName: string | null): string | null {
  const name = notice.by?.name ?? agentName ?? texts.t('someone');
  switch (notice.type) {
    case 'accepted':
      return texts.t('notice.accepted', { name });
    case 'queued':
      return texts.choose('notice.queued', notice.reason);
    case 'ended':
      return texts.choose('notice.ended', notice.reason, { name }) ?? texts.t('notice.ended.other');
    case 'reopened':
      return texts.t('notice.reopened');
    default:
      return null;
  }
}
