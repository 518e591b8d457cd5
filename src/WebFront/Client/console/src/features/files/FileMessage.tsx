import type { FileView } from '@orleans-chat/shared';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyPart } from '../../ui/lazyPart';

interface Props {
  readonly file: FileView;
  /** It is in the log, and whoever may read that may have it. */
  readonly sent: boolean;
}

/** A file in a conversation. */
export const FileMessage = lazyPart<Props>(
  withLateTexts(async () => (await import('./FileCard')).FileCard), ({ file }) => <bdi>{file.name}</bdi>,
);
