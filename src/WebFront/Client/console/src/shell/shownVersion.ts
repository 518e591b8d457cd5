/** Enough of a commit to find it. */
const COMMIT = 7;

/** The server's version as the page says it, with the beginning of its commit; null: the page comes from no server. */
export function shownVersion(page: Document): string | null {
  const full = page.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? '';
  const [release = '', commit = ''] = full.split('+');
  if (!/^\d/.test(release)) {
    return null;
  }
  return commit === '' ? release : `${release} (${commit.slice(0, COMMIT)})`;
}
