import refusals from '@orleans-chat/shared/texts/refusals.en.json';

const files = import.meta.glob<Record<string, string>>('../**/texts/en.json', { eager: true, import: 'default' });

export const words = { refusals, texts: Object.assign({}, ...Object.values(files)) as Record<string, string> };
