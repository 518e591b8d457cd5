import { useMemo } from 'react';
import { useReplies } from '../../replies';
import { ofQuickReply, ofTemplate, type Choice } from './choices';

const none: readonly Choice[] = [];

/** All that the agent can insert in a chat of this channel: what other channels share stays there. */
export function useChoices(channelId: string): { readonly choices: readonly Choice[]; readonly timeZone: string | undefined } {
  const { data } = useReplies();
  const choices = useMemo(() => (data === undefined ? none : [
    ...data.quickReplies.filter((reply) => !reply.channelId || reply.channelId === channelId)
      .map((reply) => ofQuickReply(reply, data.uses)),
    ...data.templates.map((template) => ofTemplate(template, data.uses)),
  ]), [data, channelId]);
  return { choices, timeZone: data?.timeZones[channelId] };
}
