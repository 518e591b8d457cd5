import { isOwned, type SessionRow } from '@orleans-chat/shared';
import { t as translate } from 'i18next';
import { useEffect } from 'react';
import { toast } from '../../../ui/toasts';
import { useAgent, type AgentState } from '../../agent';

type Rows = AgentState['rows'];

/** Says how transfers ended, and that a chat went to somebody else: whoever has another one open would not see it. */
export function TransferNews() {
  useEffect(() => {
    let [rows, news] = [useAgent.getState().rows, useAgent.getState().transferNews];
    /** The chat of which is said already that it goes, until it has gone. */
    let accepted: string | null = null;
    return useAgent.subscribe((state) => {
      if (state.transferNews !== news && state.transferNews !== null) {
        toast(outcomeWords(state.transferNews, state.rows));
        accepted = state.transferNews.outcome === 'accepted' ? state.transferNews.sessionId : null;
      }
      if (state.rows !== rows) {
        wordsOf(rows, state, accepted).forEach((text) => toast(text));
        accepted = accepted !== null && state.rows[accepted]?.agentId === state.me?.id ? accepted : null;
      }
      ({ rows, transferNews: news } = state);
    });
  }, []);
  return null;
}

const nameOf = (row: SessionRow | undefined): string => row?.customerName ?? row?.customerEmail ?? translate('anonymous');

function outcomeWords({ sessionId, outcome, to }: NonNullable<AgentState['transferNews']>, rows: Rows): string {
  const values = { name: nameOf(rows[sessionId]), to: to ?? '' };
  switch (outcome) {
    case 'accepted':
      return translate('transfer.told.accepted', values);
    case 'rejected':
      return translate('transfer.told.rejected', values);
    case 'expired':
      return translate('transfer.told.expired', values);
    case 'unavailable':
      return translate('transfer.told.unavailable', values);
    default:
      return translate('transfer.told.cancelled', values);
  }
}

/** Of chats that this agent had or was offered. */
function wordsOf(before: Rows, { rows, me }: AgentState, accepted: string | null): readonly string[] {
  return Object.values(before).filter((row) => rows[row.id] !== row).flatMap((row) => {
    const now = rows[row.id];
    if (now === undefined || me === null) {
      return [];
    }
    const values = { name: nameOf(row), agent: now.agentName ?? '' };
    if (row.transferTo === me.id && now.transferTo !== me.id && now.agentId !== me.id) {
      return isOwned(now.status) ? [translate('transfer.told.over', values)] : [translate('transfer.told.gone', values)];
    }
    const taken = row.agentId === me.id && isOwned(row.status) && isOwned(now.status) && now.agentId !== me.id;
    return taken && row.id !== accepted ? [translate('transfer.told.taken', values)] : [];
  });
}
