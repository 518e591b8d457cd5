import { load } from './loader';

declare const WIDGET_PATH: string;

// Must be read while the script runs; it is null in every callback.
const script = document.currentScript;
try {
  if (script instanceof HTMLScriptElement) {
    load(script, (url) => import(/* @vite-ignore */ url), WIDGET_PATH);
  }
} catch {
  // The page comes first: without a badge it still works, with our error in it it may not.
}
