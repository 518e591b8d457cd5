const SCHEMES = /^(https?|mailto|tel):/;

/**
 * Puts an article, which the server has made safe, into a place of the window. Its addresses are those of its own page, not of the website
 * that the window is on. False: the website lets no text become HTML (Trusted Types).
 */
export function fill(place: HTMLElement, html: string, page: string): boolean {
  try {
    place.innerHTML = html;
  } catch {
    return false;
  }
  for (const [name, elements] of [['href', place.querySelectorAll('a[href]')], ['src', place.querySelectorAll('img[src]')]] as const) {
    for (const element of elements) {
      const said = element.getAttribute(name)!;
      if (name === 'href' && said.startsWith('#')) {
        toPlace(element as HTMLElement, place, said.slice(1));
      } else {
        setAddress(element, name, URL.canParse(said, page) ? new URL(said, page) : null);
      }
    }
  }
  return true;
}

/** The server lets no other scheme through; in the website's own origin that is looked at twice. */
function setAddress(element: Element, name: string, address: URL | null): void {
  if (address && SCHEMES.test(address.protocol)) {
    element.setAttribute(name, address.href);
  } else {
    element.removeAttribute(name);
  }
}

/** Within the article: the address of the website's page stays as it is. */
function toPlace(link: HTMLElement, article: HTMLElement, id: string): void {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    [...article.querySelectorAll('[id]')].find((element) => element.id === decodeURIComponent(id))?.scrollIntoView();
  });
}
