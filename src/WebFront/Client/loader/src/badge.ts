import type { EmbedLook } from '@orleans-chat/shared/contracts';
import { badgeRule } from '@orleans-chat/shared/paint';
import css from './badge.css?inline';

export interface Badge {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly button: HTMLButtonElement;
}

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M12 3C6.9 3 3 6.5 3 10.9c0 2.4 1.2 4.5 3.1 6-.1 1.2-.5 2.4-1.4 3.5 1.9-.2 3.6-.9 4.9-1.8.8.2 1.6.2 2.4.2 5.1 0 9-3.5 9-7.9S17.1 3 12 3Z';

/** Builds the badge in a shadow root of its own. Constructed style sheets need no allowance in the page's policy. */
export function createBadge(label: string, look: EmbedLook | null): Badge {
  const host = document.createElement('orleans-chat');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + badgeRule(look));
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'oc-badge';
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-haspopup', 'dialog');
  const count = createPart('oc-count', '');
  count.hidden = true;
  button.append(createIcon(), createPart('oc-label', label), count);
  root.append(button);
  return { host, root, button };
}

function createPart(name: string, text: string): HTMLElement {
  const part = document.createElement('span');
  part.className = name;
  part.textContent = text;
  return part;
}

function createIcon(): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('class', 'oc-icon');
  icon.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', BUBBLE);
  path.setAttribute('fill', 'currentColor');
  icon.append(path);
  return icon;
}
