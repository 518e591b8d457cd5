import { isBlank, limits, meansSend } from '@orleans-chat/shared';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWidget } from './context';
import { EmojiPicker } from './EmojiPicker';
import { onTouch } from './focusPlace';
import { Icon } from './icons';

/** As the server counts it. */
const TEXT_LIMIT = limits.visitorMessageLength;
const TALLEST = 132;

export function Composer() {
  const { client, texts } = useWidget();
  const [text, setText] = useState(client.draft);
  const [emoji, setEmoji] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!onTouch()) {
      area.current?.focus({ preventScroll: true });
    }
  }, []);
  useLayoutEffect(() => {
    const element = area.current!;
    element.style.height = 'auto';
    element.style.height = `${Math.min(TALLEST, element.scrollHeight)}px`;
  }, [text]);
  const change = (value: string) => {
    setText(value);
    client.typed(value);
  };
  const over = text.trim().length - TEXT_LIMIT;
  const sendable = !isBlank(text) && over <= 0;
  const send = () => {
    if (sendable) {
      client.write(text.trim());
      setText('');
      setEmoji(false);
    }
    area.current?.focus();
  };
  const insert = (symbol: string) => {
    const { selectionStart: from, selectionEnd: to } = area.current!;
    change(text.slice(0, from) + symbol + text.slice(to));
    requestAnimationFrame(() => area.current?.setSelectionRange(from + symbol.length, from + symbol.length));
  };
  const keyDown = (event: KeyboardEvent) => {
    if (meansSend(event)) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      {over > 0 && <p class="too-long" role="status" id="too-long">{texts.t('tooLong', { count: over })}</p>}
      {emoji && <EmojiPicker onPick={insert} onClose={() => { setEmoji(false); area.current?.focus(); }} />}
      <button
        class="icon" type="button" aria-label={texts.t('emoji')} title={texts.t('emoji')} aria-expanded={emoji}
        onClick={() => setEmoji(!emoji)}
      >
        <Icon name="emoji" />
      </button>
      <textarea
        ref={area} rows={1} aria-label={texts.t('composer')} placeholder={texts.t('composer')} value={text}
        aria-invalid={over > 0} aria-describedby={over > 0 ? 'too-long' : undefined}
        enterkeyhint="send" onInput={(e) => change(e.currentTarget.value)} onKeyDown={keyDown}
      />
      <button class="icon send" type="submit" aria-label={texts.t('send')} title={texts.t('send')} disabled={!sendable}>
        <Icon name="send" />
      </button>
    </form>
  );
}
