import { Button, Group, Image, Modal, Radio, Stack, Table, Text } from '@mantine/core';
import type { ChannelSettings } from '@orleans-chat/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../agent';
import { moment } from '../../lib/words';
import { useChannel } from './ChannelContext';
import { logoAddress } from './api';
import { putOff, settle, type Theirs } from './drafts';
import { compare, withTheirs } from './merge';
import { read } from './paths';
import { useSettingWords } from './settingWords';
import styles from './Conflict.module.css';
import shared from './channels.module.css';

type Side = 'mine' | 'theirs';

/**
 * Somebody else, or oneself in another window, saved meanwhile:
 * what both changed, to choose from, and what only one of them changed, which holds.
 */
export function Conflict({ theirs }: { theirs: Theirs }) {
  const { t } = useTranslation();
  const { id, draft } = useChannel();
  const { conflicts, onlyMine, onlyTheirs } = compare(draft.base, draft.now, theirs.settings);
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const sideOf = (path: string): Side => chosen[path] ?? 'mine';
  const all = (side: Side) => setChosen(Object.fromEntries(conflicts.map((path) => [path, side])));
  const me = useAgent((state) => state.me?.id);
  const name = theirs.change?.by;
  const who = theirs.change === null ? 'somebody' : theirs.change.actorId === me ? 'own' : 'named';
  const store = () =>
    void settle(id, withTheirs(draft.now, theirs.settings, [...onlyTheirs, ...conflicts.filter((path) => sideOf(path) === 'theirs')]));
  return (
    <Modal
      opened onClose={() => putOff(id)} size="xl" title={t(`conflict.title.${who}`, { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>
          {t(`conflict.when.${who}`, { name, time: theirs.change && moment(theirs.change.at) })}
          {' '}{t(`conflict.${conflicts.length > 0 ? 'text' : 'apart'}.${who === 'own' ? 'own' : 'others'}`)}
        </Text>
        {conflicts.length > 0 && (
          <>
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={() => all('mine')}>{t('conflict.allMine')}</Button>
              <Button size="xs" variant="default" onClick={() => all('theirs')}>{t(`conflict.allTheirs.${who}`, { name })}</Button>
            </Group>
            <Table.ScrollContainer minWidth={480}>
              <Table verticalSpacing="xs">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('conflict.setting')}</Table.Th>
                    <Table.Th>{t('conflict.mine')}</Table.Th>
                    <Table.Th>{t(`conflict.who.${who}`, { name })}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {conflicts.map((path) => (
                    <Table.Tr key={path}>
                      <Table.Th scope="row" fw={500}>{t(`channel.field.${path}` as 'channel.field.name')}</Table.Th>
                      {(['mine', 'theirs'] as const).map((side) => (
                        <Table.Td key={side}>
                          <Radio
                            name={path}
                            label={<Value path={path} value={read(side === 'mine' ? draft.now : theirs.settings, path)} />}
                            checked={sideOf(path) === side}
                            onChange={() => setChosen({ ...chosen, [path]: side })}
                          />
                        </Table.Td>
                      ))}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </>
        )}
        <Merged title={t(`conflict.onlyTheirs.${who}`, { name })} paths={onlyTheirs} settings={theirs.settings} />
        <Merged title={t(`conflict.onlyMine.${who === 'own' ? 'own' : 'others'}`)} paths={onlyMine} settings={draft.now} />
        <Group justify="end">
          <Button variant="default" onClick={() => putOff(id)}>{t('conflict.later')}</Button>
          <Button onClick={store}>{t(conflicts.length > 0 ? 'conflict.save' : 'conflict.saveBoth')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Settings that only one side changed. */
function Merged({ title, paths, settings }: { title: string; paths: readonly string[]; settings: ChannelSettings }) {
  const { t } = useTranslation();
  return paths.length === 0 ? null : (
    <div>
      <Text fz="sm" fw={600}>{title}</Text>
      <ul className={styles.merged}>
        {paths.map((path) => (
          <li key={path}>
            <Text fz="sm" span c="dimmed">{t(`channel.field.${path}` as 'channel.field.name')}:</Text>
            {' '}
            <Value path={path} value={read(settings, path)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Pictures are told apart by looking at them. */
function Value({ path, value }: { path: string; value: unknown }) {
  const words = useSettingWords();
  return path === 'look.logo' && typeof value === 'string'
    ? <Image src={logoAddress(value)} alt={words(path, value)} h={44} w="auto" maw={160} fit="contain" className={shared['logo-shown']} />
    : <>{words(path, value)}</>;
}
