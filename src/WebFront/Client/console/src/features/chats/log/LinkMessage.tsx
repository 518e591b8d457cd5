import { LINK_REL, type LinkView } from '@orleans-chat/shared';
import styles from './LinkMessage.module.css';

/** A page of this server that was sent, as the customer sees it. Without an address: it has not been sent yet. */
export function LinkMessage({ link: { address, title, excerpt } }: { readonly link: LinkView }) {
  return (
    <a className={styles['sent-link']} href={address || undefined} target="_blank" rel={LINK_REL}>
      <strong dir="auto">{title}</strong>
      {excerpt && <span className={styles['sent-excerpt']} dir="auto">{excerpt}</span>}
    </a>
  );
}
