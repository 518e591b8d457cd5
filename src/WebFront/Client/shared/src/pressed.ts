/** What somebody does to a button or a field without typing. */
export const PRESSED = [
  'click', 'auxclick', 'dblclick', 'contextmenu', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend',
];
