import { IconFolders } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyScreen } from '../../ui/lazyScreen';

let forget = () => { /* Nothing has been uploaded. */ };

const loadScreen = withLateTexts(() => import('./DocumentsScreen'));
const loadUploads = withLateTexts(() => import('./libraryUploads'));

async function load() {
  const [{ DocumentsScreen }, { forgetUploads }] = await Promise.all([loadScreen(), loadUploads()]);
  forget = forgetUploads;
  return DocumentsScreen;
}

export const documents: Feature = {
  section: {
    name: 'documents', text: 'settings.documents', icon: IconFolders,
    screen: lazyScreen(load),
  },
  forget: () => forget(),
};
