import { Select } from '@mantine/core';
import type { DocumentFolderView, DocumentLibrary } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { pathTo } from './library';

const TOP = 'top';

interface Props {
  readonly library: DocumentLibrary;
  readonly places: readonly DocumentFolderView[];
  readonly value: string | null;
  readonly onChange: (folderId: string | null) => void;
}

/** Where something stands, by the whole way there. */
export function FolderSelect({ library, places, value, onChange }: Props) {
  const { t } = useTranslation();
  const data = places.map(({ id }) => ({ value: id, label: pathTo(library, id).map(({ name }) => name).join(' / ') }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <Select
      label={t('documents.folder')} data={[{ value: TOP, label: t('documents.top') }, ...data]} value={value ?? TOP} allowDeselect={false}
      searchable={data.length > 8} onChange={(chosen) => onChange(chosen === null || chosen === TOP ? null : chosen)}
    />
  );
}
