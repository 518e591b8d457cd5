import { Alert, Button, Group } from '@mantine/core';
import { localRefusal } from '@orleans-chat/shared';
import { isReachable } from '../lib/renewPage';
import { toastRefusal } from './toasts';

/** Stands where a screen would; the page is loaded anew when somebody says so, unless there would be none. */
export function NotShown({ words, action }: { words: string; action: string }) {
  const again = async () => {
    if (await isReachable()) {
      location.reload();
    } else {
      toastRefusal(localRefusal('local.offline'));
    }
  };
  return (
    <Alert color="red" role="alert" m="md">
      <Group justify="space-between">
        {words}
        <Button variant="default" size="sm" onClick={() => void again()}>{action}</Button>
      </Group>
    </Alert>
  );
}
