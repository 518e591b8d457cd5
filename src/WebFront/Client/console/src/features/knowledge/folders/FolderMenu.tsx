import { Button, Menu } from '@mantine/core';
import type { KnowledgeFolderView } from '@orleans-chat/shared';
import { IconDownload, IconFolderPlus, IconFolderSymlink, IconPencil, IconTrash, IconUpload, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { exportAddress } from '../api';
import type { FolderAct } from './FolderDialog';

interface Props {
  folder: KnowledgeFolderView;
  onAct: (act: FolderAct) => void;
}

/** Everything that editors can do with a folder, by keyboard too. */
export function FolderMenu({ folder, onAct }: Props) {
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
        {item(t('knowledge.folder.add'), IconFolderPlus, { what: 'add', parent: folder })}
        {item(t('knowledge.folder.rename'), IconPencil, { what: 'rename', folder })}
        {item(t('knowledge.folder.move'), IconFolderSymlink, { what: 'move', folder })}
        <Menu.Divider />
        {item(t('knowledge.import'), IconUpload, { what: 'import', folder })}
        <Menu.Item component="a" href={exportAddress(folder.id)} download leftSection={<IconDownload size={16} aria-hidden />}>
          {t('knowledge.export')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => onAct({ what: 'delete', folder })}>
          {t('knowledge.folder.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
