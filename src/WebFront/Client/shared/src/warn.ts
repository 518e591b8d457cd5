/** For whoever sets the website up; visitors do not see it. Each reason once. */
export function warn(reason: string): void {
  if (!said.includes(reason)) {
    said.push(reason);
    console.warn(`Orleans.Chat: ${reason}`); // oxlint-disable-line no-console -- nobody else can help
  }
}

const said: string[] = [];
