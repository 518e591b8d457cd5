/** The tabs of a channel with the settings that each shows; the first one has all that no other tab has. */
const TABS = {
  properties: [],
  layout: ['color', 'look', 'window'],
  agents: [],
  bot: ['bot'],
  offline: ['offline'],
  preChat: ['preChat'],
  postChat: ['postChat', 'reopenWindow'],
  embed: ['allowedOrigins'],
} as const satisfies Record<string, readonly string[]>;

export type ChannelTab = keyof typeof TABS;
export const TAB_NAMES = Object.keys(TABS) as ChannelTab[];

/** The tab on which a setting is. */
export const tabOf = (path: string): ChannelTab =>
  TAB_NAMES.find((tab) => (TABS[tab] as readonly string[]).some((start) => path.startsWith(start))) ?? 'properties';
