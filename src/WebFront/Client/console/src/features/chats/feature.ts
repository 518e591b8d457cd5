import { IconMessages } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { lazyPart } from '../../ui/lazyPart';
import { lazyScreen } from '../../ui/lazyScreen';
import { handling, useAgent, type AgentState } from '../agent';
import { useChatKeys } from './useChatKeys';

const responds = ({ me }: AgentState): boolean => me?.channels.some(({ permissions }) => permissions.includes('respond')) ?? false;
const mayRespond = () => responds(useAgent.getState());
const hasChats = () => mayRespond() || handling(useAgent.getState()).length > 0;

export const chats: Feature = {
  routes: [{ path: '*', screen: lazyScreen(async () => (await import('./ChatScreen')).ChatScreen) }],
  navigation: {
    href: '/console', text: 'nav.chat', icon: IconMessages, badge: lazyPart(async () => (await import('./WaitingBadge')).WaitingBadge),
  },
  bar: { tabs: lazyPart(async () => (await import('./ChatTabs')).ChatTabs) },
  shortcuts: [
    { text: 'shortcuts.dashboard', outside: ['g', 'then', 'd'], inside: ['Alt', '+', 'PageUp'] },
    { text: 'shortcuts.chats', outside: ['g', 'then', 'c'], inside: [] },
    { text: 'shortcuts.next', outside: ['n'], inside: ['Alt', '+', 'Enter'], isFor: mayRespond },
    { text: 'shortcuts.take', outside: [], inside: ['Alt', '+', 'Shift', '+', '1–3'], isFor: mayRespond },
    { text: 'shortcuts.presence', outside: ['p'], inside: [] },
    { text: 'shortcuts.move', outside: ['k', 'or', 'j'], inside: ['Alt', '+', '↑', 'or', '↓'], isFor: hasChats },
    { text: 'shortcuts.end', outside: [], inside: ['Alt', '+', 'E'], isFor: hasChats },
    { text: 'shortcuts.sendNext', outside: [], inside: ['Ctrl', '+', 'Enter'], isFor: hasChats },
    { text: 'shortcuts.transfer', outside: [], inside: ['Alt', '+', 'T'], isFor: hasChats },
    { text: 'shortcuts.note', outside: [], inside: ['Alt', '+', 'N'], isFor: hasChats },
    { text: 'shortcuts.reply', outside: ['r'], inside: [], isFor: hasChats },
  ],
  useKeys: useChatKeys,
};
