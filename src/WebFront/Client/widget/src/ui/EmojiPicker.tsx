import { useEffect, useRef } from 'preact/hooks';
import { emojis } from '@orleans-chat/shared/emojis';
import { useWidget } from './context';
import css from './emojis.css?inline';
import { useStyles } from './useStyles';

const COLUMNS = 8;
const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };

export function EmojiPicker({ onPick, onClose }: { onPick: (symbol: string) => void; onClose: () => void }) {
  const { texts } = useWidget();
  const grid = useRef<HTMLDivElement>(null);
  useStyles(grid, css);
  useEffect(() => grid.current?.querySelector('button')?.focus(), []);
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
      return;
    }
    const move = MOVES[event.key];
    const buttons = [...grid.current!.querySelectorAll('button')];
    const from = buttons.indexOf(event.target as HTMLButtonElement);
    if (move !== undefined && from >= 0) {
      event.preventDefault();
      buttons[Math.max(0, Math.min(buttons.length - 1, from + move))]?.focus();
    }
  };
  return (
    <div class="emojis" ref={grid} role="group" aria-label={texts.t('emojiList')} onKeyDown={keyDown}>
      {emojis.map((symbol) => (
        <button key={symbol} type="button" onClick={() => onPick(symbol)}>{symbol}</button>
      ))}
    </div>
  );
}
