import { IconSettings } from '@tabler/icons-react';
import { matchRoute, type Parser } from 'wouter';
import { useAgent } from '../features/agent';
import type { Entry, Feature, Route } from '../lib/feature';
import { features } from './features';
import { Settings } from './Settings';

const settings: Feature = {
  routes: [{ path: '/console/settings/:section?/:id?/:tab?', screen: Settings }],
  navigation: { href: '/console/settings', text: 'nav.settings', icon: IconSettings, permission: 'administrator' },
  shortcuts: [
    {
      text: 'shortcuts.settings', outside: ['g', 'then', 's'], inside: [],
      isFor: () => useAgent.getState().me?.administrator ?? false,
    },
  ],
  useKeys: (go) => ({ anywhere: { 'g s': () => go('/console/settings') } }),
};

/** The features with the settings, which are made of parts of them. */
export const frame: readonly Feature[] = [...features, settings];

const isRest = ({ path }: Route): boolean => path === '*';

/** All screens; what matches every address comes last. */
export const routes: readonly Route[] = frame
  .flatMap((feature) => feature.routes ?? [])
  .sort((a, b) => Number(isRest(a)) - Number(isRest(b)));

/** The feature whose screen an address shows. */
export function featureAt(parser: Parser, address: string): Feature | undefined {
  const shown = routes.find(({ path }) => matchRoute(parser, path, address)[0]);
  return frame.find((feature) => shown !== undefined && feature.routes?.includes(shown));
}

/** Whether whoever is signed in sees an entry. */
export function useIsShown(): (entry: Entry) => boolean {
  const administrator = useAgent((state) => state.me?.administrator ?? false);
  return ({ permission }) => permission === undefined || administrator;
}
