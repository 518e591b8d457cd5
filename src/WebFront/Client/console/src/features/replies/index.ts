export { QuickReplies } from './QuickReplies';
export { QuickReplyWindow } from './QuickReplyWindow';
export { useReplies, useReplyUses } from './useReplies';
