import { ActionIcon, Menu, Text, UnstyledButton } from '@mantine/core';
import type { DocumentFolderView, DocumentLibrary, DocumentView } from '@orleans-chat/shared';
import { IconDots, IconFolder } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { moment, fileSize } from '../../lib/words';
import { FileIcon } from '../files';
import { pathTo } from './library';
import styles from './DocumentList.module.css';

interface Props {
  readonly library: DocumentLibrary;
  /** What is listed of it. */
  readonly shown: DocumentLibrary;
  /** By words, from all folders. */
  readonly found: boolean;
  readonly enter: (folderId: string) => void;
  readonly onFolder: (folder: DocumentFolderView) => void;
  readonly onEdit: (document: DocumentView) => void;
  readonly onLook: (document: DocumentView) => void;
  readonly onDelete: (what: DocumentView | DocumentFolderView) => void;
}

/** Folders, then documents, each with what can be done with it. */
export function DocumentList({ library, shown, found, enter, onFolder, onEdit, onLook, onDelete }: Props) {
  const { t } = useTranslation();
  if (shown.folders.length + shown.documents.length === 0) {
    return <Text c="dimmed" role="status">{t(found ? 'documents.noneFound' : 'documents.none')}</Text>;
  }
  return (
    <ul className={styles['document-list']}>
      {shown.folders.map((folder) => (
        <Row
          key={folder.id} name={folder.name} icon={<IconFolder size={22} stroke={1.6} aria-hidden />} onOpen={() => enter(folder.id)}
          facts={t('documents.inside', { count: library.documents.filter(({ folderId }) => folderId === folder.id).length })}
        >
          <Menu.Item onClick={() => onFolder(folder)}>{t('documents.change')}</Menu.Item>
          <Menu.Item color="red" onClick={() => onDelete(folder)}>{t('documents.delete')}</Menu.Item>
        </Row>
      ))}
      {shown.documents.map((document) => (
        <Row
          key={document.id} name={document.name} icon={<FileIcon group={document.file.group} />} description={document.description}
          facts={[
            found && pathTo(library, document.folderId).map(({ name }) => name).join(' / '), fileSize(document.file.length),
            moment(document.changedAt), t('documents.sentTimes', { count: document.sent }),
          ].filter(Boolean).join(' · ')} onOpen={() => onLook(document)}
        >
          <Menu.Item component="a" href={`/files/${document.file.id}`} download={document.file.name}>{t('documents.save')}</Menu.Item>
          <Menu.Item onClick={() => onLook(document)}>{t('documents.look')}</Menu.Item>
          <Menu.Item onClick={() => onEdit(document)}>{t('documents.change')}</Menu.Item>
          <Menu.Item color="red" onClick={() => onDelete(document)}>{t('documents.delete')}</Menu.Item>
        </Row>
      ))}
    </ul>
  );
}

interface RowProps {
  readonly name: string;
  readonly icon: ReactNode;
  readonly description?: string;
  readonly facts: string;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

function Row({ name, icon, description, facts, onOpen, children }: RowProps) {
  const { t } = useTranslation();
  return (
    <li className={styles['document-row']}>
      <UnstyledButton className={styles['document-open']} onClick={onOpen}>
        <span className={styles['document-icon']}>{icon}</span>
        <span className={styles['document-words']}>
          <bdi className="one-line" title={name}>{name}</bdi>
          {description && <bdi className={styles['document-about']}>{description}</bdi>}
          <span className={styles['document-facts']}>{facts}</span>
        </span>
      </UnstyledButton>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={44} aria-label={t('documents.more', { name })}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>{children}</Menu.Dropdown>
      </Menu>
    </li>
  );
}
