import { useMemo } from 'react';
import { useAgent } from '../agent';
import { openAlerts, type Alert } from './alerts';

export function useOpenAlerts(): readonly Alert[] {
  const rows = useAgent((state) => state.rows);
  const boards = useAgent((state) => state.boards);
  const me = useAgent((state) => state.me);
  return useMemo(() => openAlerts({ rows, boards, me }), [rows, boards, me]);
}
