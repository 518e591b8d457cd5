import type { ReplyUseView } from '@orleans-chat/shared';
import { useEffect, useMemo } from 'react';
import { learnSlips } from '../../../lib/variables';
import { pathTo, useLibrary } from '../../documents';
import { useReplies } from '../../replies';
import { ofDocuments, ofQuickReply, ofTemplate, type Choice } from './choices';

/** Whether the agent's own replies and the templates are there, or come, or cannot be had just now. */
export type LibraryState = 'looking' | 'there' | 'failed';

const none: readonly Choice[] = [];
const noUses: readonly ReplyUseView[] = [];

/** All that the agent can insert in a chat of this channel: what other channels share stays there. */
export function useChoices(channelId: string) {
  const { data, isError, refetch } = useReplies();
  const { data: library } = useLibrary();
  const choices = useMemo(() => (data === undefined ? none : [
    ...data.quickReplies.filter((reply) => !reply.channelId || reply.channelId === channelId)
      .map((reply) => ofQuickReply(reply, data.uses)),
    ...data.templates.map((template) => ofTemplate(template, data.uses)),
    ...(library?.documents ? ofDocuments(library, (folder) => pathTo(library, folder), data.uses) : []),
  ]), [data, library, channelId]);
  useEffect(() => choices.forEach(({ texts }) => texts.forEach(({ text }) => learnSlips(text))), [choices]);
  const state: LibraryState = data !== undefined ? 'there' : isError ? 'failed' : 'looking';
  return { choices, state, again: refetch, uses: data?.uses ?? noUses, timeZone: data?.timeZones[channelId] };
}
