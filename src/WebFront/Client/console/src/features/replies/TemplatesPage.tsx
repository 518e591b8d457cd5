import { ScrollArea, Stack } from '@mantine/core';
import { TemplatesScreen } from './TemplatesScreen';

/** The reply templates on a screen of their own. */
export function TemplatesPage() {
  return <ScrollArea h="100%"><Stack className="settings" p="md"><TemplatesScreen /></Stack></ScrollArea>;
}
