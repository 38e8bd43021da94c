import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type ProblemBody, ProblemError } from '../api/problem.ts';
import { useText } from '../language/use-text.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { signIn } from './store.ts';

/** Name and password; on the sign-in page and in the dialog over a page whose session has ended. */
export function SignInForm({ name: known = '' }: { readonly name?: string }) {
  const t = useText();
  const [name, setName] = useState(known);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ProblemBody>();
  const [busy, setBusy] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    signIn(name, password)
      .catch((error: unknown) => {
        if (error instanceof ProblemError) setProblem(error.body);
        else throw error;
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
        <Button type="submit" loading={busy} size="md" mt="xs">
          {t('signIn.go')}
        </Button>
      </Stack>
    </form>
  );
}
