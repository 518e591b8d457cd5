import type { KnowledgeFolderView } from '@orleans-chat/shared';
import { IconChevronRight, IconFolder, IconFolderOpen } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { OneLine } from '../../../ui/OneLine';
import { startDrag, type Dragged } from './dragged';
import { openAll, setOpen, useOpenFolders } from './openFolders';
import { pathTo, treeOf, visibleNodes, type FolderNode } from './tree';
import { useDrop } from './useDrop';
import { useTreeKeys } from './useTreeKeys';
import styles from './FolderTree.module.css';

interface Props {
  folders: readonly KnowledgeFolderView[];
  /** The folder whose articles are shown; null: none. */
  shown: string | null;
  /** Whether folders can be changed here. */
  editable: boolean;
  onShow: (id: string) => void;
  onRename: (folder: KnowledgeFolderView) => void;
  onMove: (folder: KnowledgeFolderView) => void;
  onDropped: (dragged: Dragged, into: string) => void;
}

/**
 * The folders as they lie in each other. Our own, since Mantine's tree drops beside a folder in which nothing lies, never into it, and
 * takes nothing that comes from outside.
 */
export function FolderTree({ folders, shown, editable, onShow, onRename, onMove, onDropped }: Props) {
  const { t } = useTranslation();
  const tree = useRef<HTMLDivElement>(null);
  const open = useOpenFolders((state) => state.open);
  const above = pathTo(folders, shown).slice(0, -1).map(({ id }) => id).join();
  useEffect(() => openAll(above === '' ? [] : above.split(',')), [above]); // What is shown is seen in the tree.
  const [focused, setFocused] = useState<string | null>(null);
  const nodes = useMemo(() => visibleNodes(treeOf(folders), open), [folders, open]);
  const byId = (act: (folder: KnowledgeFolderView) => void) => (id: string) => {
    const folder = folders.find((each) => each.id === id);
    if (editable && folder !== undefined) {
      act(folder);
    }
  };
  const focus = (id: string) => tree.current?.querySelector<HTMLElement>(`[data-folder="${id}"]`)?.focus();
  const press = useTreeKeys({ nodes, open, focus, setOpen, show: onShow, rename: byId(onRename), move: byId(onMove) });
  const stop = [focused, shown].find((id) => nodes.some(({ folder }) => folder.id === id)) ?? nodes[0]?.folder.id;
  return (
    <div role="tree" aria-label={t('knowledge.folders')} ref={tree} className={styles['folder-tree']}>
      {nodes.map((node) => (
        <Row
          key={node.folder.id} node={node} open={open.has(node.folder.id)} shown={node.folder.id === shown} editable={editable}
          stop={node.folder.id === stop} onFocus={setFocused} onPress={press} onShow={onShow} onDropped={onDropped}
        />
      ))}
    </div>
  );
}

interface RowProps extends Pick<Props, 'editable' | 'onShow' | 'onDropped'> {
  node: FolderNode;
  open: boolean;
  shown: boolean;
  /** Whether the Tab key comes here. */
  stop: boolean;
  onFocus: (id: string) => void;
  onPress: ReturnType<typeof useTreeKeys>;
}

function Row({ node: { folder, level, children }, open, shown, stop, editable, onFocus, onPress, onShow, onDropped }: RowProps) {
  const drop = useDrop((dragged) => onDropped(dragged, folder.id));
  const hasChildren = children.length > 0;
  const Icon = open && hasChildren ? IconFolderOpen : IconFolder;
  const drag = editable ? { draggable: true, onDragStart: (event: DragEvent) => startDrag(event, { folder: folder.id }), ...drop } : {};
  return (
    <div
      role="treeitem" aria-level={level} aria-selected={shown} aria-expanded={hasChildren ? open : undefined} tabIndex={stop ? 0 : -1}
      aria-keyshortcuts={editable ? 'F2 Alt+M' : undefined}
      className={styles['folder-row']} style={{ paddingInlineStart: 4 + (level - 1) * 16 }} data-folder={folder.id}
      onClick={() => onShow(folder.id)} onFocus={() => onFocus(folder.id)} onKeyDown={(event) => onPress(event, folder.id)} {...drag}
    >
      <span
        className={styles['folder-turn']} data-open={open} aria-hidden
        onClick={(event) => {
          if (hasChildren) {
            event.stopPropagation();
            setOpen(folder.id, !open);
          }
        }}
      >
        {hasChildren && <IconChevronRight size={16} />}
      </span>
      <Icon size={18} aria-hidden className={styles['folder-icon']} />
      <OneLine>{folder.name}</OneLine>
      <span className={styles['folder-count']} aria-hidden>{folder.articles}</span>
    </div>
  );
}
