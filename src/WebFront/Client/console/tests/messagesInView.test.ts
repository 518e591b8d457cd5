import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MessagesInView } from '../src/features/chats/log/MessagesInView';

describe('a message in view', () => {
  const read = vi.fn();
  let view: MessagesInView;
  beforeEach(() => {
    vi.useFakeTimers();
    read.mockClear();
    view = new MessagesInView(read);
  });
  afterEach(() => vi.useRealTimers());

  it('is read after a second, and not before', () => {
    view.attend(true);
    view.turn(4, true);
    vi.advanceTimersByTime(999);
    expect(read).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(read.mock.calls).toEqual([[4]]);
  });

  it('that went by too fast is not read', () => {
    view.attend(true);
    view.turn(4, true);
    vi.advanceTimersByTime(900);
    view.turn(4, false);
    view.turn(5, true);
    vi.advanceTimersByTime(500);
    expect(read).not.toHaveBeenCalled();
    vi.advanceTimersByTime(500);
    expect(read.mock.calls).toEqual([[5]]);
  });

  it('is not read while nobody looks at the window, and takes its second when somebody comes back', () => {
    view.turn(4, true);
    vi.advanceTimersByTime(10_000);
    view.attend(true);
    vi.advanceTimersByTime(600);
    view.attend(false);
    vi.advanceTimersByTime(10_000);
    expect(read).not.toHaveBeenCalled();
    view.attend(true);
    vi.advanceTimersByTime(1_000);
    expect(read.mock.calls).toEqual([[4]]);
  });

  it('brings what stands before it', () => {
    view.attend(true);
    view.turn(4, true);
    view.turn(6, true);
    vi.advanceTimersByTime(1_000);
    expect(read.mock.calls).toEqual([[6]]);
  });
});
