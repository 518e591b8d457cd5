/** A small choice that covers most of what people use in a support chat. */
export const emojis: readonly string[] = [
  '😀', '😄', '😅', '😂', '🙂', '😉', '😊', '😍', '😎', '🤔', '😐', '🙄', '😬', '😴', '😕', '🙁', '😢', '😭', '😡', '😱',
  '👍', '👎', '👌', '🙏', '👏', '💪', '👋', '🤝', '❤️', '🎉', '✨', '🔥', '✅', '❌', '❗', '❓', '💡', '📎', '📞', '☕',
];
