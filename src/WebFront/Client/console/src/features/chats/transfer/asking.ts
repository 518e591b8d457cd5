import { isOwned } from '@orleans-chat/shared';
import { create } from 'zustand';
import { may, useAgent } from '../../agent';

/** The chat that the dialog is about; null: it is closed. */
export const useAsking = create<{ readonly sessionId: string | null }>()(() => ({ sessionId: null }));

/** Its agent transfers a chat; a manager also those of colleagues. */
export function mayTransfer(sessionId: string): boolean {
  const state = useAgent.getState();
  const row = state.rows[sessionId];
  return row !== undefined && isOwned(row.status)
    && (row.agentId === state.me?.id ? !row.transferTo : may(state, row.channelId, 'manager'));
}

export function askTransfer(sessionId: string | null): void {
  if (sessionId !== null && mayTransfer(sessionId)) {
    useAsking.setState({ sessionId });
  }
}

export const closeTransfer = (): void => useAsking.setState({ sessionId: null });
