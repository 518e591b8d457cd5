import { account } from '../features/account/feature';
import { audit } from '../features/audit/feature';
import { channels } from '../features/channels/feature';
import { chats } from '../features/chats/feature';
import { documents } from '../features/documents/feature';
import { files } from '../features/files/feature';
import { history } from '../features/history/feature';
import { knowledge } from '../features/knowledge/feature';
import { mail } from '../features/mail/feature';
import { notifications } from '../features/notifications/feature';
import { people } from '../features/people/feature';
import { profile } from '../features/profile/feature';
import { replies } from '../features/replies/feature';
import { tags } from '../features/tags/feature';
import type { Feature } from '../lib/feature';

/** Everything that the console can do, in the order of the navigator and of the settings. */
export const features: readonly Feature[] = [
  chats, history, knowledge, notifications, profile, account, channels, people, replies, tags, documents, files, mail, audit,
];
