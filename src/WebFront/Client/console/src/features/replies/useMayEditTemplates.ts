import { useQuery } from '@tanstack/react-query';
import { valueOf } from '../../lib/queries';
import { agentApi } from '../agent';

/** Whether the server lets this agent change templates: who may edit the knowledge base. */
export const useMayEditTemplates = (): boolean => useQuery({
  queryKey: ['templates', 'account'], queryFn: () => valueOf(agentApi.account()), staleTime: Infinity, gcTime: Infinity,
}).data?.editsKnowledge ?? false;
