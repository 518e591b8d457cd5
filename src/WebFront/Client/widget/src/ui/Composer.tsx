import { isBlank, limits, meansSend } from '@orleans-chat/shared';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWidget } from './context';
import { filesPart, takeFiles, withFiles } from './files';
import { onTouch } from './focusPlace';
import { Icon } from './icons';
import { late } from './late';

/** As the server counts it. */
const TEXT_LIMIT = limits.visitorMessageLength;
const TALLEST = 132;

const EmojiPicker = late(async () => (await import('./EmojiPicker')).EmojiPicker);

export function Composer() {
  const widget = useWidget();
  const { client, state, texts } = widget;
  const files = filesPart();
  const [text, setText] = useState(client.memory.draft);
  const [emoji, setEmoji] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!onTouch()) {
      area.current?.focus({ preventScroll: true });
    }
    if (client.memory.hasFiles) {
      void withFiles(widget);
    }
  }, []); // oxlint-disable-line react-hooks/exhaustive-deps -- once, when the chat is shown
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
  const written = !isBlank(text);
  const sendable = over <= 0 && (written || files?.hasUnsent(widget));
  const send = () => {
    if (sendable) {
      if (written) {
        client.write(text.trim());
      }
      files?.submit(widget);
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
      {files && <files.Tray />}
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
      {state.look?.files && (
        <label class="icon" title={texts.t('attach')}>
          <input
            class="hidden-words" type="file" multiple aria-label={texts.t('attach')}
            onChange={({ currentTarget }) => takeFiles(widget, currentTarget.files!, currentTarget)}
          />
          <Icon name="clip" />
        </label>
      )}
      <button class="icon send" type="submit" aria-label={texts.t('send')} title={texts.t('send')} disabled={!sendable}>
        <Icon name="send" />
      </button>
    </form>
  );
}
