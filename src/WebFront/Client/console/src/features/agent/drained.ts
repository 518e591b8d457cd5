import type { Outbox } from '@orleans-chat/shared';

/** Whether the server has answered to all that was written, within a time. */
export function drained(outbox: Outbox, withinMs: number): Promise<boolean> {
  const waits = () => outbox.entries.some(({ refused }) => !refused);
  if (!waits()) {
    return Promise.resolve(true);
  }
  return new Promise((resolve) => {
    const done = () => {
      stop();
      clearTimeout(timer);
      resolve(!waits());
    };
    const stop = outbox.changed.add(() => waits() || done());
    const timer = setTimeout(done, withinMs);
  });
}
