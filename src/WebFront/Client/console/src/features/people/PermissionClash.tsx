import { Alert, Button, Group, Table, Text } from '@mantine/core';
import type { Permission } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { PERMISSIONS } from './grants';
import styles from './people.module.css';

/** Two administrators changed the same permissions: of a channel, or of a person. */
export interface Clash {
  readonly id: string;
  readonly name: string;
  readonly mine: readonly Permission[];
  readonly theirs: readonly Permission[];
}

interface Props {
  clashes: readonly Clash[];
  busy?: boolean;
  onMine: () => void;
  onTheirs: () => void;
}

/** Somebody else was quicker: both versions, and which of them shall hold. */
export function PermissionClash({ clashes, busy = false, onMine, onTheirs }: Props) {
  const { t } = useTranslation();
  const words = (permissions: readonly Permission[]) =>
    PERMISSIONS.filter((each) => permissions.includes(each)).map((each) => t(`permission.${each}`)).join(', ') || t('permission.nothing');
  return (
    <Alert color="orange" role="alert" title={t('clash.title')}>
      <Text fz="sm" mb="xs">{t('clash.text')}</Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th><span className="hidden-words">{t('field.name')}</span></Table.Th>
            <Table.Th>{t('conflict.mine')}</Table.Th>
            <Table.Th>{t('clash.others')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {clashes.map(({ id, name, mine, theirs }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row"><span className={styles['long-name']} title={name}>{name}</span></Table.Th>
              <Table.Td>{words(mine)}</Table.Td>
              <Table.Td>{words(theirs)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="sm" mt="sm">
        <Button size="sm" variant="default" disabled={busy} onClick={onTheirs}>{t('clash.theirs')}</Button>
        <Button size="sm" disabled={busy} onClick={onMine}>{t('clash.mine')}</Button>
      </Group>
    </Alert>
  );
}
