export const KNOWLEDGE = '/console/knowledge';

export const folderPath = (id: string): string => `${KNOWLEDGE}/folder/${id}`;

/** An article in one of its languages. */
export const articlePath = (id: string, language: string): string => `${KNOWLEDGE}/article/${id}/${encodeURIComponent(language)}`;

/** What is looked for stands in the address: back from an article leads to what was found. */
export const searchPath = (text: string): string => (text === '' ? KNOWLEDGE : `${KNOWLEDGE}?${new URLSearchParams({ text }).toString()}`);

/** An article on the public pages of a channel, as far as it shows the folder; the server sends on to the address of now. */
export const publicPage = (channel: string, language: string, article: string): string =>
  `/faq/${channel}/${encodeURIComponent(language)}/${article}`;
