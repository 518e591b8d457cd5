import type { FileGroup } from '@orleans-chat/shared';
import { IconFileText, IconFileTypography, IconFileZip, IconMusic, IconPhoto, IconVideo } from '@tabler/icons-react';

const ICONS = {
  image: IconPhoto, document: IconFileText, text: IconFileTypography, audio: IconMusic, video: IconVideo, archive: IconFileZip,
} as const;

export function FileIcon({ group, size = 22 }: { group: FileGroup; size?: number }) {
  const Icon = ICONS[group];
  return <Icon size={size} stroke={1.6} aria-hidden />;
}
