import { LINK_REL, type LinkView } from '@orleans-chat/shared';
import { useRef } from 'preact/hooks';
import { useWidget } from '../ui/context';
import { useStyles } from '../ui/useStyles';
import css from './links.css?inline';

/** A page of the chat's server that somebody sent. */
export function LinkCard({ link: { address, title, excerpt } }: { readonly link: LinkView }) {
  const { base, texts } = useWidget();
  const place = useRef<HTMLAnchorElement>(null);
  useStyles(place, css);
  return (
    <a class="link-card" href={hrefOf(address, base)} target="_blank" rel={LINK_REL} ref={place}>
      <strong dir="auto">{title}</strong>
      {excerpt && <span dir="auto">{excerpt}</span>}
      <span class="hidden-words">({texts.t('opensInNewTab')})</span>
    </a>
  );
}

/** What is no address leads nowhere, and does not take the window with it. */
function hrefOf(address: string, base: string | URL): string | undefined {
  try {
    return new URL(address, base).href;
  } catch {
    return undefined;
  }
}
