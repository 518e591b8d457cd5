import { Paper, Text } from '@mantine/core';
import type { DocumentLibrary } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { pathTo } from './library';

interface Props {
  readonly library: DocumentLibrary;
  readonly name: string;
  readonly folderId: string | null;
  readonly description?: string;
}

/** What somebody else has saved meanwhile, before one saves over it. */
export function Theirs({ library, name, folderId, description }: Props) {
  const { t } = useTranslation();
  const place = pathTo(library, folderId).map((folder) => folder.name).join(' / ') || t('documents.top');
  return (
    <Paper withBorder p="sm" radius="md" role="group" aria-label={t('documents.theirs')}>
      <Text fz="xs" c="dimmed">{t('documents.theirs')}</Text>
      <Text fw={600}><bdi>{name}</bdi></Text>
      <Text fz="sm"><bdi>{place}</bdi></Text>
      {description && <Text fz="sm" style={{ whiteSpace: 'pre-wrap' }}><bdi>{description}</bdi></Text>}
    </Paper>
  );
}
