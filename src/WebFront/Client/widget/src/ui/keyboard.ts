/** Tells the style sheet how much of a phone's screen the on-screen keyboard leaves. */
export function watchKeyboard(host: HTMLElement): void {
  const viewport = window.visualViewport;
  if (viewport) {
    const measure = () => {
      host.style.setProperty('--oc-height', `${Math.round(viewport.height)}px`);
      host.style.setProperty('--oc-top', `${Math.round(viewport.offsetTop)}px`);
    };
    measure();
    viewport.addEventListener('resize', measure);
    viewport.addEventListener('scroll', measure);
  }
}
