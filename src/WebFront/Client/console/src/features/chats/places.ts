import type { SessionRow } from '@orleans-chat/shared';
import { IconUser, type Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { TextKey } from '../../lib/i18n';
import { FileMark } from '../files';
import { earlierPart, EarlierStrip } from '../history';
import { ListFilter } from './filter/ListFilter';
import { LeftMark } from './head/CustomerState';
import { EndButton } from './head/EndButton';
import { FollowRow } from './listening/FollowRow';
import { KeepFollowing } from './listening/KeepFollowing';
import { OrphanRow } from './listening/OrphanRow';
import { PutBackButton } from './head/PutBackButton';
import { ListRow } from './list/ListRow';
import type { GroupName } from './list/order';
import { Details } from './person/Details';
import { StarButton } from './stars/StarButton';
import { StarMark } from './stars/StarMark';
import { TagBar } from './tags/TagBar';
import { TagButton } from './tags/TagButton';
import { TagMarks } from './tags/TagMarks';
import { PendingTransfer } from './transfer/PendingTransfer';
import { TransferButton } from './transfer/TransferButton';
import { TransferMark } from './transfer/TransferMark';
import { TransferRow } from './transfer/TransferRow';

/**
 * Where parts of the Chat screen stand that have a folder of their own: each is a line below. The bar's tabs, search field and bell and
 * the lane of cards belong to every screen: `bar` and `lane` of a feature (lib/feature.ts). What a chat's row says of it, and in which
 * group it stands: list/order.ts.
 */

/** What parts of a conversation get. */
export interface ChatProps {
  readonly row: SessionRow;
  /** What to call the customer. */
  readonly name: string;
  /** Whether this agent has the chat. */
  readonly mine: boolean;
}

/**
 * In the conversation's head, from left to right; those that have nothing to do render nothing. A Mantine button with
 * `data-fold="narrow"` is an icon where there is no room for words, one with `data-fold="phone"` on a phone only.
 */
export const headButtons: readonly ComponentType<ChatProps>[] = [StarButton, TagButton, PutBackButton, TransferButton, EndButton];

/** Under the head: what is to be known or decided before one writes. */
export const headNotices: readonly ComponentType<ChatProps>[] = [PendingTransfer, EarlierStrip, TagBar];

/** Between the queue and the list, as filters. */
export const listTop: readonly ComponentType[] = [ListFilter, KeepFollowing];

/** How the chats of a group are shown in the list. */
export const rowKinds: Readonly<Record<GroupName, ComponentType<{ readonly row: SessionRow }>>> = {
  transfer: TransferRow, orphaned: OrphanRow, owed: ListRow, waiting: ListRow, followed: FollowRow, ended: ListRow,
};

/** Small marks behind a name in the list, as a star, tags, unsent files, or that a transfer is under way. */
export const rowMarks: readonly ComponentType<{ readonly row: SessionRow }>[] = [StarMark, TagMarks, TransferMark, FileMark, LeftMark];

export interface SidePart {
  readonly name: string;
  readonly text: TextKey;
  readonly icon: Icon;
  readonly screen: ComponentType<{ readonly row: SessionRow }>;
  /** How many there are, where that is known. */
  readonly count?: ComponentType<{ readonly row: SessionRow }>;
}

/** Beside the conversation, reached with Alt+Shift+6 and the next; a single one has no tabs. */
export const sideParts: readonly SidePart[] = [
  { name: 'person', text: 'customer.title', icon: IconUser, screen: Details },
  earlierPart,
];
