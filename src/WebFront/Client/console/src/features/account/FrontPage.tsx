import { Alert, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import { LanguageSwitch } from '../../ui/LanguageSwitch';
import { useFirstFocus } from '../../ui/useFirstFocus';
import styles from './FrontPage.module.css';

interface Props {
  title: string;
  text: string;
  problem: string | null;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
}

/** A form on an otherwise empty page: sign in, set up. */
export function FrontPage({ title, text, problem, onSubmit, children }: Props) {
  const form = useFirstFocus<HTMLFormElement>(text);
  return (
    <Center component="main" className={styles.front} mih="100dvh" p="md">
      <Stack w="100%" maw={400} gap="lg">
        <Paper component="form" ref={form} noValidate={false} shadow="md" radius="lg" p="xl" withBorder onSubmit={onSubmit}>
          <Stack gap="md">
            <img className={styles['front-mark']} src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={44} height={44} />
            <div>
              <Title order={1} fz={24}>{title}</Title>
              <Text c="dimmed" mt={4}>{text}</Text>
            </div>
            {problem && <Alert color="red" role="alert" icon={<IconAlertCircle />}>{problem}</Alert>}
            {children}
          </Stack>
        </Paper>
        <LanguageSwitch />
      </Stack>
    </Center>
  );
}
