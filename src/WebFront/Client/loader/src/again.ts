/** Channels that have a badge on this page; a function: a newer script that takes the badge's place calls it first. */
export function claimed(): Record<string, boolean | (() => void)> {
  const page = window as unknown as Record<symbol, ReturnType<typeof claimed> | undefined>;
  return (page[Symbol.for('orleans-chat')] ??= {});
}

/** Fetches the script again, past every cache. Nothing changes where it cannot be had. */
export function fetchAgain(script: HTMLScriptElement, channel: string, leave: () => void): void {
  const fresh = document.createElement('script');
  fresh.src = new URL(`?channel=${channel}&again=${Date.now()}`, script.src).href;
  fresh.nonce = script.nonce;
  fresh.dataset['again'] = '1';
  claimed()[channel] = leave;
  document.head.append(fresh);
}

/** Of a script that was fetched again: the older badge goes. Whether it is one. */
export function takePlace(script: HTMLScriptElement, channel: string): boolean {
  const again = script.dataset['again'] === '1';
  if (again) {
    (claimed()[channel] as () => void)();
  }
  return again;
}
