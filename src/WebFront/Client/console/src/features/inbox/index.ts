export { Inbox, loadInbox } from './Inbox';
export { useInbox } from './useInbox';
