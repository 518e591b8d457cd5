import { ActionIcon, Group, Modal } from '@mantine/core';
import type { FileView } from '@orleans-chat/shared';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './FullView.module.css';

/** A picture as large as the screen allows. */
export function FullView({ file, opened, onClose }: { file: FileView; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const save = t('files.save', { name: file.name });
  return (
    <Modal.Root opened={opened} onClose={onClose} fullScreen>
      <Modal.Overlay />
      <Modal.Content className={styles['full-view']}>
        <Modal.Header className={styles['full-view-head']}>
          <Modal.Title className="one-line"><bdi>{file.name}</bdi></Modal.Title>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              component="a" href={`/files/${file.id}`} download={file.name} variant="subtle" color="gray" size={44} aria-label={save}
              title={save}
            >
              <IconDownload size={20} aria-hidden />
            </ActionIcon>
            <Modal.CloseButton size={44} aria-label={t('close')} data-autofocus />
          </Group>
        </Modal.Header>
        <Modal.Body className={styles['full-view-body']}>
          {opened && (
            <img className={styles['full-view-picture']} src={`/files/${file.id}/preview`} alt={t('files.picture', { name: file.name })} />
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
