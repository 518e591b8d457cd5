const paths = {
  document: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8ZM14 3v5h5M9 13h6M9 17h4',
  text: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8ZM14 3v5h5M9 13h6M9 17h4',
  image: 'M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM4 16l4.5-4.5L14 17M13 14l2.5-2.5L20 16M9 8.5h.01',
  audio: 'M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM19 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z',
  video: 'M4 6h11a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1ZM16 10.5 21 8v8l-5-2.5',
  archive: 'M4 5h16v4H4ZM5 9v10h14V9M10 13h4',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  remove: 'M7 7l10 10M17 7 7 17',
  retry: 'M20 11a8 8 0 1 0-2.3 6.3M20 5v6h-6',
} as const;

export type FileIconName = keyof typeof paths;

export function FileIcon({ name, size = 22 }: { name: FileIconName; size?: number }) {
  return (
    <svg
      width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round"
      stroke-linejoin="round" aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
