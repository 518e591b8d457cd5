import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';

/** Why it did not happen; nothing when there is nothing to say. */
export const Refused = ({ problem }: { problem: string | null }) =>
  problem && <Alert color="red" role="alert" icon={<IconAlertCircle aria-hidden />}>{problem}</Alert>;
