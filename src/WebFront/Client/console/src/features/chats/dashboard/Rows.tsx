import { Paper, Table, Text, Title } from '@mantine/core';
import { meansSend, type SessionRow } from '@orleans-chat/shared';
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { NotLoaded } from '../../../ui/NotLoaded';
import { useChannelNames, useReadMissing } from '../../agent';
import { useCustomerName } from '../useCustomerName';
import styles from './Rows.module.css';

interface Names {
  readonly customer: string;
  readonly channel: string;
}

interface Props {
  title: string;
  empty: string;
  hint: string;
  /** Name of each column, for the style sheet, and its words. */
  columns: readonly (readonly [name: string, words: string])[];
  rows: readonly SessionRow[];
  cells: (row: SessionRow, names: Names) => readonly ReactNode[];
  onOpen: (row: SessionRow) => void;
  /** What is not in the list. */
  more?: string | null;
  /** Not all lists could be read. */
  missing: boolean;
}

/** A list of sessions whose lines open with a double click or Enter. */
export function Rows({ title, empty, hint, columns, rows, cells, onOpen, more = null, missing }: Props) {
  const id = useId();
  const readMissing = useReadMissing();
  const channelName = useChannelNames();
  const customerName = useCustomerName();
  const namesOf = (row: SessionRow): Names => ({
    customer: customerName(row),
    channel: channelName(row.channelId),
  });
  const keyDown = (event: KeyboardEvent, row: SessionRow) => {
    if (meansSend(event.nativeEvent) && event.target === event.currentTarget) {
      onOpen(row);
    }
  };
  return (
    <Paper component="section" className={styles.rows} aria-labelledby={id} withBorder radius="lg">
      <div className={styles['rows-head']}>
        <Title order={2} fz={17} id={id}>{title}</Title>
        {rows.length > 0 && <Text className={styles['rows-hint']} fz="xs" c="dimmed">{hint}</Text>}
      </div>
      {missing && <div className={styles['rows-missing']}><NotLoaded again={readMissing} /></div>}
      {rows.length === 0 ? !missing && <Text className={styles['rows-empty']} c="dimmed">{empty}</Text> : (
        <div className={styles['rows-table']}>
          <Table aria-labelledby={id} highlightOnHover verticalSpacing="xs" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>{columns.map(([name, words]) => <Table.Th key={name} data-column={name}>{words}</Table.Th>)}</Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.id} tabIndex={0} onDoubleClick={() => onOpen(row)} onKeyDown={(event) => keyDown(event, row)}>
                  {cells(row, namesOf(row)).map((cell, index) => <Table.Td key={index} data-cell={columns[index]?.[0]}>{cell}</Table.Td>)}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {more !== null && <Text className="rows-more" fz="sm" c="dimmed" px="md" py="xs">{more}</Text>}
    </Paper>
  );
}
