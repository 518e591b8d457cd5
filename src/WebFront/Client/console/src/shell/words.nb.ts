import refusals from '@orleans-chat/shared/texts/refusals.nb.json';

const files = import.meta.glob<Record<string, string>>('../**/texts/nb.json', { eager: true, import: 'default' });

export const words = { refusals, texts: Object.assign({}, ...Object.values(files)) as Record<string, string> };
