import type { EmbedLook } from '@orleans-chat/shared/contracts';
import { load } from './loader';
import { ownScript } from './ownScript';
import { warn } from '@orleans-chat/shared/warn';

declare const WIDGET_PATH: string;

/** The server writes the channel's look here, percent-encoded. */
const LOOK = '__ORLEANS_CHAT_LOOK__';

try {
  // Must be read while the script runs; it is null in every callback.
  const known = look();
  const script = ownScript(document.currentScript, known ? known.channel : '');
  if (script !== null) {
    load(script, known, (url) => import(/* @vite-ignore */ url), WIDGET_PATH);
  }
} catch (error) {
  // The page comes first: without a badge it still works, with our error in it it may not.
  warn(`the chat is not shown (${String(error)}).`);
}

/** False: there is no such channel. Null: the script was asked for without one. */
function look(): EmbedLook | false | null {
  try {
    return JSON.parse(decodeURIComponent(LOOK)) as EmbedLook | false;
  } catch {
    return null;
  }
}
