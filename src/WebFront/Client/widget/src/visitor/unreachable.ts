import { warn } from '@orleans-chat/shared/warn';
import type { VisitorClient } from './client';

/** By then each way to the server has had its time. */
const PATIENCE_MS = 30_000;

/** Says to whoever sets the website up where the widget has tried to connect, if it never could, nor got an answer. */
export function tellUnreachable(client: VisitorClient, url: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = client.changed.add(() => {
    const { link, noConnection } = client.state;
    if (link === 'connecting' && !noConnection) {
      timer ??= setTimeout(
        () => warn(`no connection to ${url}: the server, a proxy before it, or the page's connect-src does not allow it.`),
        PATIENCE_MS,
      );
    } else {
      clearTimeout(timer);
      timer = undefined;
      if (link === 'online' || noConnection) {
        stop();
      }
    }
  });
}
