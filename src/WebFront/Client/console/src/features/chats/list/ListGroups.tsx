import { Text, UnstyledButton } from '@mantine/core';
import type { SessionRow } from '@orleans-chat/shared';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useAreInitials, useIsPhone } from '../../../lib/screens';
import { useAgent, useNow } from '../../agent';
import { rowKinds } from '../places';
import { useFiltered } from '../filter/useFiltered';
import { useView } from '../view';
import { showEnded, useEndedShown } from './folded';
import { GROUPS, isListed, listBy, placed, useOrder, type GroupName } from './order';
import { usePointing } from './usePointing';
import styles from './ListGroups.module.css';

const MINUTE_MS = 60_000;
const HEAD = 32;
const ROW = 56;
const PHONE_ROW = 64;
/** Under whatever is offered stand the answers to it. */
const ANSWERS = 32;
const PHONE_ANSWERS = 52;
/** Out of sight, on either side: who goes through the list with the Tab key finds the next one there. */
const OVERSCAN = 8;

type Line = { readonly group: GroupName } & ({ readonly count: number } | { readonly row: SessionRow });

/** The agent's chats in their groups. Of hundreds only those are in the page that show. */
export function ListGroups() {
  const { t } = useTranslation();
  const filtered = useFiltered();
  const lines = useLines(filtered);
  const scroller = useRef<HTMLDivElement>(null);
  const phone = useIsPhone();
  const initials = useAreInitials();
  const heightOf = (line: Line) => {
    if (!('row' in line)) {
      return HEAD;
    }
    const answers = line.group !== 'transfer' || initials ? 0 : phone ? PHONE_ANSWERS : ANSWERS;
    return answers + (phone ? PHONE_ROW : ROW);
  };
  const list = useVirtualizer({ // oxlint-disable-line react/incompatible-library -- it is used here only, and passed to nobody
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(lines[index]!),
    getItemKey: (index) => keyOf(lines[index]!),
    overscan: OVERSCAN,
  });
  usePointing(scroller);
  return (
    <div className={styles['list-scroll']} ref={scroller}>
      {lines.length === 0 && (
        <Text className={styles['list-empty']} c="dimmed" fz={13}>{t(filtered.on ? 'filter.empty' : 'chats.empty')}</Text>
      )}
      <div className={styles['list-rows']} style={{ blockSize: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ key, index, size, start }) => (
          <div key={key} className={styles['list-place']} style={{ blockSize: size, transform: `translateY(${start}px)` }}>
            <Shown line={lines[index]!} />
          </div>
        ))}
      </div>
    </div>
  );
}

const keyOf = (line: Line): string => ('row' in line ? line.row.id : line.group);

function Shown({ line }: { line: Line }) {
  if (!('row' in line)) {
    return <GroupHead {...line} />;
  }
  const Row = rowKinds[line.group];
  return <Row row={line.row} />;
}

/** Heads and rows, from top to bottom. What has ended is folded until somebody wants it; the chat that is open stays in sight. */
function useLines(filtered: ReturnType<typeof useFiltered>): readonly Line[] {
  const minute = Math.floor(useNow() / MINUTE_MS) * MINUTE_MS;
  const chats = useAgent(useShallow(({ rows, me, threads, gone }) => ({ rows, me, threads, gone })));
  const order = useOrder(useMemo(() => placed(chats, minute), [chats, minute]));
  const { rows } = chats;
  const ended = useEndedShown(({ shown }) => shown);
  const selected = useView((view) => view.selected);
  useEffect(() => listBy(filtered.passes), [filtered]);
  return useMemo(() => GROUPS.flatMap((group): Line[] => {
    const members = order.filter((each) => each.group === group)
      .flatMap(({ id }) => rows[id] ?? [])
      .filter((row) => isListed(group, row, filtered.passes))
      .concat(group === 'ended' ? filtered.older(new Set(order.map(({ id }) => id))) : []);
    const shown = group === 'ended' && !ended && !filtered.on ? members.filter(({ id }) => id === selected) : members;
    const head: Line[] = members.length === 0 ? [] : [{ group, count: members.length }];
    return head.concat(shown.map((row) => ({ group, row })));
  }), [order, rows, ended, selected, filtered]);
}

function GroupHead({ group, count }: { group: GroupName; count: number }) {
  const { t } = useTranslation();
  const shown = useEndedShown((ended) => ended.shown);
  const words = (
    <><span className={styles['group-words']}>{t(`group.${group}`)}</span> <span className={styles['group-count']}>{count}</span></>
  );
  return group !== 'ended' ? <h3 className={styles['group-title']}>{words}</h3> : (
    <h3 className={styles['group-title']}>
      <UnstyledButton className={styles['group-fold']} aria-expanded={shown} onClick={() => showEnded(!shown)}>
        {words}{shown ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
      </UnstyledButton>
    </h3>
  );
}
