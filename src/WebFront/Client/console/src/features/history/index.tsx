import type { SessionRow } from '@orleans-chat/shared';
import { IconHistory } from '@tabler/icons-react';
import { lazy, Suspense, type ComponentType, type FunctionComponent } from 'react';
import { addressOf } from './place';
import { ScreenBoundary } from '../../ui/ScreenBoundary';

interface OfChat {
  readonly row: SessionRow;
}

/** What is fetched when it is first shown; until then its place is empty. */
function quiet(load: () => Promise<ComponentType<OfChat>>): FunctionComponent<OfChat> {
  const Loaded = lazy(async () => ({ default: await load() }));
  return (props) => <ScreenBoundary><Suspense fallback={null}><Loaded {...props} /></Suspense></ScreenBoundary>;
}

/** Of a chat that was, with one of its messages in view. */
export const pastChatAddress = (sessionId: string, seq: number): string => addressOf({ open: sessionId, at: String(seq) });

/** The customer's earlier chats beside a conversation. */
export const earlierPart = {
  name: 'history', text: 'history.tab', icon: IconHistory, screen: quiet(async () => (await import('./EarlierChats')).EarlierChats),
} as const;

/** The last of them above it. */
export const EarlierStrip = quiet(async () => (await import('./EarlierStrip')).EarlierStrip);
