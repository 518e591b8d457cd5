/** Tells the style sheet which part of the window people see: an on-screen keyboard lies over the rest. */
export function watchKeyboard(host: HTMLElement): void {
  const viewport = window.visualViewport;
  if (viewport) {
    const measure = () => {
      // Enlarged with two fingers the page shows less of itself, and no keyboard is to blame.
      const height = viewport.height * viewport.scale;
      const top = viewport.scale > 1 ? 0 : viewport.offsetTop;
      const set = (name: string, px: number) => host.style.setProperty(name, `${Math.max(0, Math.round(px))}px`);
      set('--oc-height', height);
      set('--oc-top', top);
      set('--oc-bottom', window.innerHeight - top - height);
    };
    measure();
    viewport.addEventListener('resize', measure);
    viewport.addEventListener('scroll', measure);
  }
}
