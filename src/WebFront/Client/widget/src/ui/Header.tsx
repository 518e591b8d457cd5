import { isEnded, isOwned } from '@orleans-chat/shared';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWidget } from './context';
import { Icon } from './icons';

export function Header({ onClose }: { onClose: () => void }) {
  const { client, state, texts, base, label } = useWidget();
  const [asking, setAsking] = useState(false);
  const end = useRef<HTMLButtonElement>(null);
  const conversation = state.thread?.conversation;
  const agent = conversation && isOwned(conversation.status) ? conversation.agentName : null;
  const title = state.look?.texts.header ?? state.look?.header ?? label ?? texts.t('title');
  const photo = conversation?.agentPhoto;
  const logo = state.look?.style.logo;
  const open = conversation !== undefined && !isEnded(conversation.status);
  useEffect(() => setAsking(false), [open]);
  const done = () => {
    setAsking(false);
    end.current?.focus();
  };
  return (
    <header class="header">
      <div class="who">
        {agent === null && logo && <img class="logo" src={new URL(logo, base).href} alt="" />}
        {agent && (photo
          ? <img class="avatar" src={new URL(photo, base).href} alt="" />
          : <span class="avatar" aria-hidden="true">{initials(agent)}</span>)}
        <div class="titles">
          <h1 id="title" tabIndex={-1} title={agent ?? title}>{agent ?? title}</h1>
          {agent && <span class="subtitle" title={title}>{title}</span>}
        </div>
      </div>
      {open && (
        <button class="icon" type="button" ref={end} aria-label={texts.t('end')} title={texts.t('end')} onClick={() => setAsking(true)}>
          <Icon name="end" />
        </button>
      )}
      <button class="icon" type="button" aria-label={texts.t('close')} title={texts.t('close')} onClick={onClose}>
        <Icon name="close" />
      </button>
      {asking && open && <ConfirmEnd onEnd={() => void client.end()} onDone={done} />}
    </header>
  );
}

function ConfirmEnd({ onEnd, onDone }: { onEnd: () => void; onDone: () => void }) {
  const { texts } = useWidget();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
  };
  return (
    <div class="confirm" role="alertdialog" aria-labelledby="confirm-title" onKeyDown={keyDown}>
      <p id="confirm-title">{texts.t('endConfirm')}</p>
      <button class="secondary" type="button" ref={keep} onClick={onDone}>{texts.t('endNo')}</button>
      <button class="danger" type="button" onClick={() => { onEnd(); onDone(); }}>{texts.t('endYes')}</button>
    </div>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
}
