import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

const added = new WeakMap<Node, Set<string>>();

/** The styles of a part that is fetched late join those of the window with the first of it that shows. */
export function useStyles(part: RefObject<HTMLElement | null>, css: string): void {
  useLayoutEffect(() => {
    const root = part.current!.getRootNode() as ShadowRoot;
    const known = added.get(root) ?? new Set();
    if (!known.has(css)) {
      added.set(root, known.add(css));
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    }
  });
}
