import { Button, Menu } from '@mantine/core';
import type { KnowledgeFolderView } from '@orleans-chat/shared';
import { IconDownload, IconFolderPlus, IconFolderSymlink, IconPencil, IconTrash, IconUpload, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { exportAddress } from '../api';
import type { FolderAct } from './FolderDialog';

/** Whether the server takes and gives archives. */
const ARCHIVES: boolean = false;

interface Props {
  folder: KnowledgeFolderView;
  editable: boolean;
  onAct: (act: FolderAct) => void;
}

/** Everything that can be done with a folder, by keyboard too. */
export function FolderMenu({ folder, editable, onAct }: Props) {
  const { t } = useTranslation();
  const item = (words: string, Icon: typeof IconTrash, act: FolderAct) => (
    <Menu.Item leftSection={<Icon size={16} aria-hidden />} onClick={() => onAct(act)}>{words}</Menu.Item>
  );
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="sm" variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>{t('knowledge.folder.acts')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {editable && (
          <>
            {item(t('knowledge.folder.add'), IconFolderPlus, { what: 'add', parent: folder })}
            {item(t('knowledge.folder.rename'), IconPencil, { what: 'rename', folder })}
            {item(t('knowledge.folder.move'), IconFolderSymlink, { what: 'move', folder })}
            {ARCHIVES && item(t('knowledge.import'), IconUpload, { what: 'import', folder })}
          </>
        )}
        {ARCHIVES && (
          <Menu.Item component="a" href={exportAddress(folder.id)} download leftSection={<IconDownload size={16} aria-hidden />}>
            {t('knowledge.export')}
          </Menu.Item>
        )}
        {editable && (
          <>
            <Menu.Divider />
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => onAct({ what: 'delete', folder })}>
              {t('knowledge.folder.delete')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
