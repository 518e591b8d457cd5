import type { ReplyUseView } from '@orleans-chat/shared';
import { useMemo } from 'react';
import { pathTo, useLibrary } from '../../documents';
import { useReplies } from '../../replies';
import { ofDocuments, ofQuickReply, ofTemplate, type Choice } from './choices';

const none: readonly Choice[] = [];
const noUses: readonly ReplyUseView[] = [];

/** All that the agent can insert in a chat of this channel: what other channels share stays there. */
export function useChoices(channelId: string) {
  const { data } = useReplies();
  const { data: library } = useLibrary();
  const choices = useMemo(() => (data === undefined ? none : [
    ...data.quickReplies.filter((reply) => !reply.channelId || reply.channelId === channelId)
      .map((reply) => ofQuickReply(reply, data.uses)),
    ...data.templates.map((template) => ofTemplate(template, data.uses)),
    ...(library?.documents ? ofDocuments(library, (folder) => pathTo(library, folder), data.uses) : []),
  ]), [data, library, channelId]);
  return { choices, uses: data?.uses ?? noUses, timeZone: data?.timeZones[channelId] };
}
