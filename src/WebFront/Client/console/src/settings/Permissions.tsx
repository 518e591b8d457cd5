import { Checkbox, Table } from '@mantine/core';
import type { ChannelGrant, ChannelView } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { PERMISSIONS, permissionsOn } from './grants';
import { aboutOf, PermissionGuide } from './PermissionGuide';

interface Props {
  channels: readonly ChannelView[];
  grants: readonly ChannelGrant[];
  onChange: (grants: ChannelGrant[]) => void;
}

/** Who may do what where: a row per channel, a box per permission. */
export function Permissions({ channels, grants, onChange }: Props) {
  const { t } = useTranslation();
  const has = (channel: string, permission: string) => permissionsOn(grants, channel).includes(permission);
  const toggle = (channel: string, permission: string) => onChange(channels.map(({ id }) => ({
    channelId: id,
    permissions: PERMISSIONS.filter((each) => (id === channel && each === permission ? !has(id, each) : has(id, each))),
  })));
  return (
    <div className="wide-table">
      <Table verticalSpacing="xs" aria-label={t('people.permissions')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('channel.label')}</Table.Th>
            {PERMISSIONS.map((each) => <Table.Th key={each} className="permission">{t(`permission.${each}`)}</Table.Th>)}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {channels.map((channel) => (
            <Table.Tr key={channel.id}>
              <Table.Th scope="row" fw={500}>{channel.name}</Table.Th>
              {PERMISSIONS.map((each) => (
                <Table.Td key={each} className="permission" data-words={t(`permission.${each}`)}>
                  <Checkbox
                    aria-label={t('permission.of', { name: channel.name, permission: t(`permission.${each}`) })} aria-describedby={aboutOf(each)}
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
