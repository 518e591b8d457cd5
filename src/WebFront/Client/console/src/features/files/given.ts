/** Files on the clipboard. What comes with text, as from a word processor, is a picture of that text. */
export const pastedFiles = ({ types, files }: DataTransfer): readonly File[] => (types.includes('text/plain') ? [] : [...files]);

export const hasFiles = ({ types }: DataTransfer): boolean => types.includes('Files');
