import { Text, UnstyledButton } from '@mantine/core';
import { IconBolt, IconBook, IconClockHour4, IconFile, IconFolder, IconStarFilled, IconTemplate } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from './choices';
import { MenuFoot } from './MenuFoot';
import { Preview, type PreviewProps } from './Preview';
import type { LibraryState } from './useChoices';
import { inFolder, type useMenu } from './useMenu';
import styles from './InsertMenu.module.css';

const ICONS = { quickReply: IconBolt, template: IconTemplate, article: IconBook, document: IconFile };

interface Props extends Omit<PreviewProps, 'choice'> {
  readonly menu: ReturnType<typeof useMenu>;
  readonly query: string;
  readonly state: LibraryState;
  readonly onEditReplies: () => void;
}

/** Everything that can be inserted, in groups; what is chosen shows at the side. Whoever owns it keeps the focus, and hands on the keys. */
export function InsertMenu({ menu, query, state, onEditReplies, ...preview }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { tab, tabs, folder, folders, groups, lines, active, line } = menu;
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, lines.length]);
  let index = folders.length - 1;
  return (
    <div className={styles.insert}>
      <div className={styles['insert-tabs']} role="toolbar" aria-label={t('insert.groups')}>
        {tabs.map((each) => (
          <UnstyledButton
            key={each} tabIndex={-1} className={styles['insert-tab']} aria-pressed={each === tab}
            onPointerDown={(event) => event.preventDefault()} onClick={() => menu.show(each)}
          >
            {each === 'recent' && <IconClockHour4 size={14} aria-hidden />}{t(`insert.tab.${each}`)}
          </UnstyledButton>
        ))}
      </div>
      <div className={styles['insert-body']}>
        <div className={styles['insert-list']} role="listbox" id="insert-list" aria-label={t('insert.title')} ref={list}>
          {folder !== '' && (
            <UnstyledButton
              tabIndex={-1} className={styles['insert-path']} onPointerDown={(event) => event.preventDefault()}
              onClick={() => menu.show(tab, folder.split('/').slice(0, -1).join('/'))}
            >
              ‹ <bdi>{folder.replaceAll('/', ' › ')}</bdi>
            </UnstyledButton>
          )}
          {folders.map((each, at) => (
            <UnstyledButton
              key={each} id={`insert-${at}`} className={styles['insert-line']} role="option" tabIndex={-1} aria-selected={at === active}
              onPointerDown={(event) => event.preventDefault()} onClick={() => menu.show(tab, each)} onPointerMove={() => menu.point(at)}
            >
              <IconFolder size={16} stroke={1.75} aria-hidden /><bdi>{each.split('/').at(-1)}</bdi>
            </UnstyledButton>
          ))}
          {groups.map((group) => {
            const here = inFolder(group, folders.length > 0 || folder !== '' ? folder : null, query);
            return here.length > 0 && (
              <div key={group.key} role="group" aria-labelledby={`insert-of-${group.key}`}>
                <div className={styles['insert-group']} id={`insert-of-${group.key}`}>{t(`insert.group.${group.key}`)}</div>
                {here.map((choice) => {
                  index += 1;
                  const at = index;
                  return (
                    <Row
                      key={`${choice.kind}${choice.id}`} choice={choice} at={at} active={at === active}
                      onTake={(asLink) => menu.take({ choice }, asLink)} onPoint={() => menu.point(at)}
                    />
                  );
                })}
              </div>
            );
          })}
          {lines.length === 0 && (
            <Text className={styles['insert-none']} c="dimmed" fz={13} role="status">{t(`insert.state.${state}`)}</Text>
          )}
        </div>
        {line !== undefined && 'choice' in line && (
          <Preview key={`${line.choice.kind}${line.choice.id}`} {...preview} choice={line.choice} />
        )}
      </div>
      <MenuFoot onEditReplies={onEditReplies} />
    </div>
  );
}

interface RowProps {
  readonly choice: Choice;
  readonly at: number;
  readonly active: boolean;
  readonly onTake: (asLink: boolean) => void;
  readonly onPoint: () => void;
}

function Row({ choice, at, active, onTake, onPoint }: RowProps) {
  const { t } = useTranslation();
  const Icon = ICONS[choice.kind];
  return (
    <UnstyledButton
      id={`insert-${at}`} className={styles['insert-line']} role="option" tabIndex={-1} aria-selected={active} onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()} onClick={(event) => onTake(event.ctrlKey || event.metaKey)}
    >
      <Icon size={16} stroke={1.75} aria-hidden />
      <span className={styles['insert-name']}>
        <bdi>{choice.name}</bdi>
        {choice.folder !== '' && <span className={styles['insert-folder']}>{choice.folder.replaceAll('/', ' › ')}</span>}
      </span>
      {choice.internal && <span className={styles['insert-internal']}>{t('insert.internal')}</span>}
      {choice.favourite && <IconStarFilled size={12} aria-label={t('insert.favourite')} />}
      {choice.shortcut !== null && <kbd className={styles['insert-shortcut']}>/{choice.shortcut}</kbd>}
    </UnstyledButton>
  );
}
