import { lazyScreen } from '../../ui/lazyScreen';

/** Fetched while the browser is idle, so that the list comes at once. */
export const loadInbox = () => import('./InboxPanel');

export const Inbox = lazyScreen(async () => (await loadInbox()).InboxPanel);
