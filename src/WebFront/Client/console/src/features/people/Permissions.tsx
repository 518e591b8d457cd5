import { Checkbox, Table } from '@mantine/core';
import type { ChannelGrant, ChannelView, Permission } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { nothing, PERMISSIONS, permissionsOn, usual, withGrants } from './grants';
import { aboutOf, PermissionGuide } from './PermissionGuide';
import shared from './people.module.css';
import styles from './Permissions.module.css';

interface Props {
  channels: readonly ChannelView[];
  /** On these channels only. */
  grants: readonly ChannelGrant[];
  onChange: (grants: ChannelGrant[]) => void;
}

/** Who may do what where: a row per channel, a box per permission, one for what is usually needed on a channel, and one for that on all. */
export function Permissions({ channels, grants, onChange }: Props) {
  const { t } = useTranslation();
  const has = (channel: string, permission: Permission) => permissionsOn(grants, channel).includes(permission);
  const toggle = (channel: string, permission: Permission) => onChange(channels.map(({ id }) => ({
    channelId: id,
    permissions: PERMISSIONS.filter((each) => (id === channel && each === permission ? !has(id, each) : has(id, each))),
  })));
  const anything = (channel: ChannelView) => permissionsOn(grants, channel.id).length > 0;
  const name = (channel: ChannelView) => <span className={shared['long-name']} title={channel.name}>{channel.name}</span>;
  const all = channels.every(anything);
  /** Where somebody may do something already, that stays. */
  const toggleWhole = (some: readonly ChannelView[], on: boolean) =>
    onChange(withGrants(grants, on ? usual(some.filter((channel) => !anything(channel))) : nothing(some)));
  return (
    <div className="wide-table">
      <Table verticalSpacing="xs" aria-label={t('people.permissions')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              {channels.length > 1 ? (
                <Checkbox
                  label={t('channel.all')} checked={all} indeterminate={!all && channels.some(anything)}
                  onChange={() => toggleWhole(channels, !all)}
                />
              ) : t('channel.label')}
            </Table.Th>
            {PERMISSIONS.map((each) => <Table.Th key={each} className={styles.permission}>{t(`permission.${each}`)}</Table.Th>)}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {channels.map((channel) => (
            <Table.Tr key={channel.id}>
              <Table.Th scope="row" fw={500}>
                <Checkbox label={name(channel)} checked={anything(channel)} onChange={() => toggleWhole([channel], !anything(channel))} />
              </Table.Th>
              {PERMISSIONS.map((each) => (
                <Table.Td key={each} className={styles.permission} data-words={t(`permission.${each}`)}>
                  <Checkbox
                    aria-label={t('permission.of', { name: channel.name, permission: t(`permission.${each}`) })}
                    aria-describedby={aboutOf(each)}
                    checked={has(channel.id, each)} onChange={() => toggle(channel.id, each)}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <PermissionGuide />
    </div>
  );
}
