import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type ProblemBody, ProblemError } from '../api/problem.ts';
import { useText } from '../language/use-text.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { signIn } from './store.ts';
import { useWait } from './use-wait.ts';

/** Name and password; on the sign-in page and in the dialog over a page whose session has ended. */
export function SignInForm({ name: known = '' }: { readonly name?: string }) {
  const t = useText();
  const [name, setName] = useState(known);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ProblemBody>();
  const [busy, setBusy] = useState(false);
  const wait = useWait();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    signIn(name, password)
      .catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        wait.begin(error);
        setProblem(error.body);
      })
      .finally(() => setBusy(false));
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('signIn.name')}
          name="name"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={name}
          data-autofocus={known === '' || undefined}
          autoFocus={known === ''}
          onChange={(event) => setName(event.currentTarget.value)}
          withAsterisk={false}
        />
        <PasswordInput
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          data-autofocus={known !== '' || undefined}
          autoFocus={known !== ''}
          onChange={(event) => setPassword(event.currentTarget.value)}
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <ProblemAlert problem={problem} />
        {problem?.code === 'sign-in-refused' && (
          <Text size="xs" c="dimmed">
            {t('signIn.forgotten')}
          </Text>
        )}
        <Button type="submit" loading={busy} size="md" mt="xs" disabled={wait.seconds > 0}>
          {wait.seconds > 0 ? t('signIn.wait', { seconds: wait.seconds }) : t('signIn.go')}
        </Button>
      </Stack>
    </form>
  );
}
