import { Alert } from '@mantine/core';
import type { RefusalView } from '@orleans-chat/shared';
import { IconClock } from '@tabler/icons-react';
import { useRefusalText } from '../texts/i18n';

/** What the conversation waits for; it goes on by itself. */
export function Waits({ refusal }: { refusal: RefusalView | null }) {
  const refusalText = useRefusalText();
  return (
    <div className="banner-place" role="status">
      {refusal && <Alert color="yellow" radius={0} py="xs" icon={<IconClock aria-hidden />}>{refusalText(refusal)}</Alert>}
    </div>
  );
}
