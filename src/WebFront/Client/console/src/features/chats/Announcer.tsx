import { isolated, type SessionRow } from '@orleans-chat/shared';
import { useState } from 'react';
import { useAgent } from '../agent';

/** Those before have been said by now. */
const KEPT = 8;

/** Says to screen readers what the customer writes while the conversation is on the screen; each message once. */
export function Announcer({ row, name }: { row: SessionRow; name: string }) {
  const [from, setFrom] = useState(row.seq);
  if (row.seq < from) {
    setFrom(row.seq); // An older copy of the database was put back: what comes after it is new.
  }
  const thread = useAgent((state) => state.threads[row.id]);
  const news = (thread?.conversation.messages ?? []).filter(
    (message) => message.by.kind === 'customer' && message.seq > from && !message.deleted,
  );
  return (
    <div className="hidden-words" aria-live="polite">
      {news.slice(-KEPT).map((message) => <p key={message.seq}>{isolated(name)}: {message.text}</p>)}
    </div>
  );
}
