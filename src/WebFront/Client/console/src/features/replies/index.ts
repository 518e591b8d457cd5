export { QuickReplies } from './QuickReplies';
export { QuickReplyWindow } from './QuickReplyWindow';
export { useMayEditTemplates } from './useMayEditTemplates';
export { useReplies, useReplyUses } from './useReplies';
