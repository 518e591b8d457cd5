import type { ChannelSettings } from '@orleans-chat/shared';

/** Broken rules by path. */
export type Problems = Readonly<Record<string, string>>;

const ID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** What is wrong with a setting itself, or with one of a list. */
export const problemAt = (problems: Problems, path: string): string | undefined =>
  problems[path] ?? Object.entries(problems).find(([wrong]) => wrong.startsWith(`${path}[`))?.[1];

/** Whether anything in a part of the settings is wrong. */
export const anyIn = (problems: Problems, part: string): boolean =>
  Object.keys(problems).some((path) => path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`));

/** What the server could not even read, so that it has to be found here. */
export function unreadable(settings: ChannelSettings): Problems {
  const folder = settings.preChat?.faq?.folder ?? '';
  return folder === '' || ID.test(folder) ? {} : { 'preChat.faq.folder': 'id' };
}

/** The settings as the server can read them: without what is {@link unreadable}. */
export function readable(settings: ChannelSettings): ChannelSettings {
  return Object.keys(unreadable(settings)).length === 0 ? settings
    : { ...settings, preChat: { ...settings.preChat, faq: { ...settings.preChat.faq, folder: null } } };
}
