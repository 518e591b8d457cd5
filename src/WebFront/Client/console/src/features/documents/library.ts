import type { DocumentFolderView, DocumentLibrary, DocumentView } from '@orleans-chat/shared';

/** What stands in a folder; null: at the top. */
export const inFolder = ({ folders, documents }: DocumentLibrary, folderId: string | null): DocumentLibrary => ({
  folders: folders.filter(({ parentId }) => (parentId ?? null) === folderId),
  documents: documents.filter((document) => (document.folderId ?? null) === folderId),
});

/** The folders down to this one, with it. */
export function pathTo({ folders }: DocumentLibrary, folderId: string | null | undefined): readonly DocumentFolderView[] {
  const path: DocumentFolderView[] = [];
  for (let next = folders.find(({ id }) => id === folderId); next && !path.includes(next);) {
    path.unshift(next);
    const { parentId } = next;
    next = folders.find(({ id }) => id === parentId);
  }
  return path;
}

/** Documents in whose name, description or file's name every word stands, those first that have it in their names. */
export function findDocuments({ documents }: DocumentLibrary, text: string): readonly DocumentView[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const holds = (where: string) => words.every((word) => where.toLocaleLowerCase().includes(word));
  return documents.filter(({ name, description, file }) => holds(`${name} ${description} ${file.name}`))
    .sort((a, b) => Number(holds(b.name)) - Number(holds(a.name)));
}

/** Where a folder may go: neither into itself nor below. */
export const placesFor = (library: DocumentLibrary, folderId: string | null): readonly DocumentFolderView[] =>
  library.folders.filter(({ id }) => folderId === null || pathTo(library, id).every((each) => each.id !== folderId));

export const withDocument = (library: DocumentLibrary | undefined, changed: DocumentView): DocumentLibrary | undefined =>
  library && { ...library, documents: byName([...library.documents.filter(({ id }) => id !== changed.id), changed]) };

export const withFolder = (library: DocumentLibrary | undefined, changed: DocumentFolderView): DocumentLibrary | undefined =>
  library && { ...library, folders: byName([...library.folders.filter(({ id }) => id !== changed.id), changed]) };

export const without = (library: DocumentLibrary | undefined, gone: string): DocumentLibrary | undefined => library && {
  folders: library.folders.filter(({ id }) => id !== gone), documents: library.documents.filter(({ id }) => id !== gone),
};

const byName = <Named extends { readonly name: string }>(all: Named[]): Named[] => all.sort((a, b) => a.name.localeCompare(b.name));
