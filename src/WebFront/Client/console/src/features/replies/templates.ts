import type { TemplateView } from '@orleans-chat/shared';

/** By folder, then by name. */
export const byPlace = (a: TemplateView, b: TemplateView): number =>
  a.folder.localeCompare(b.folder) || a.name.localeCompare(b.name);

/** Every folder in which something lies, however deep, with those around it. */
export const foldersOf = (templates: readonly TemplateView[]): readonly string[] => {
  const all = templates.filter(({ folder }) => folder !== '').flatMap(({ folder }) => {
    const names = folder.split('/');
    return names.map((_, at) => names.slice(0, at + 1).join('/'));
  });
  return [...new Set(all)].sort((a, b) => a.localeCompare(b));
};

/** Those whose name, folder or text has all the words. */
export const matching = (templates: readonly TemplateView[], search: string): readonly TemplateView[] => {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return templates.filter(({ name, folder, texts }) => {
    const all = [name, folder, ...texts.map(({ text }) => text)].join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  });
};
