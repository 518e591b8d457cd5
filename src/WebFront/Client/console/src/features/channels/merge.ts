import type { ChannelSettings } from '@orleans-chat/shared';
import { differences, read, write } from './paths';

/** What two changes of the same settings come to, by the paths of single settings. */
export interface Merge {
  /** Changed by both, to different values: somebody has to choose. */
  readonly conflicts: readonly string[];
  /** Changed by one side only. */
  readonly onlyMine: readonly string[];
  readonly onlyTheirs: readonly string[];
}

export function compare(base: ChannelSettings, mine: ChannelSettings, theirs: ChannelSettings): Merge {
  const differ = new Set(differences(mine, theirs));
  const [byMe, byThem] = [differences(base, mine), differences(base, theirs)];
  return {
    conflicts: byMe.filter((path) => byThem.includes(path) && differ.has(path)),
    onlyMine: byMe.filter((path) => !byThem.includes(path)),
    onlyTheirs: byThem.filter((path) => !byMe.includes(path)),
  };
}

/** Mine, with their values at these paths. */
export const withTheirs = (mine: ChannelSettings, theirs: ChannelSettings, paths: readonly string[]): ChannelSettings =>
  paths.reduce((settings, path) => write(settings, path, read(theirs, path)), mine);
