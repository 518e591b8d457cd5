import type { EmbedLook } from '@orleans-chat/shared/contracts';
import { load } from './loader';

declare const WIDGET_PATH: string;

/** The server writes the channel's look here, percent-encoded. */
const LOOK = '__ORLEANS_CHAT_LOOK__';

// Must be read while the script runs; it is null in every callback.
const script = document.currentScript;
try {
  if (script instanceof HTMLScriptElement) {
    load(script, look(), (url) => import(/* @vite-ignore */ url), WIDGET_PATH);
  }
} catch {
  // The page comes first: without a badge it still works, with our error in it it may not.
}

/** False: there is no such channel. Null: the script was asked for without one. */
function look(): EmbedLook | false | null {
  try {
    return JSON.parse(decodeURIComponent(LOOK)) as EmbedLook | false;
  } catch {
    return null;
  }
}
