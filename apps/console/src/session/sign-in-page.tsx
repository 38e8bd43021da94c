import { Anchor, Button, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { fieldErrors, type ProblemBody, ProblemError } from '../api/problem.ts';
import { useText } from '../language/use-text.ts';
import { Tower } from '../look/tower.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { LanguageSwitch, ThemeSwitch } from '../shell/preferences.tsx';
import css from './sign-in.module.css';
import { SignInForm } from './sign-in-form.tsx';
import { tokenInAddress } from './sign-in-link.ts';
import { redeemLink, type Subject } from './store.ts';

/** The door: password, or a single-use link that is used up only when somebody says so. @param current who is signed in here and would be signed out by the link */
export function SignInPage({ current }: { readonly current?: Subject | undefined }) {
  const t = useText();
  const [, go] = useLocation();
  const [token, setToken] = useState(tokenInAddress);
  return (
    <main className={css['page']}>
      <div className={css['card']}>
        <div className={css['head']}>
          <Tower size={40} />
          <div>
            <Title order={1} size="h2">
              {t('product')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('product.what')}
            </Text>
          </div>
        </div>
        {current !== undefined && (
          <Text size="sm" mb="sm" data-current>
            {t('signIn.current', { name: current.displayName })}{' '}
            <Anchor component="button" type="button" size="sm" onClick={() => go('/', { replace: true })}>
              {t('signIn.stay')}
            </Anchor>
          </Text>
        )}
        {token === undefined ? <SignInForm /> : <LinkForm token={token} other={current === undefined} onOther={() => setToken(undefined)} />}
      </div>
      <div className={css['foot']}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </main>
  );
}

function LinkForm({ token, other, onOther }: { readonly token: string; readonly other: boolean; readonly onOther: () => void }) {
  const t = useText();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ProblemBody>();
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    redeemLink(token, password === '' ? undefined : password)
      .then(() => history.replaceState(null, '', '/'))
      .catch((error: unknown) => {
        if (error instanceof ProblemError) setProblem(error.body);
        else throw error;
      })
      .finally(() => setBusy(false));
  };
  const wrong = fieldErrors(problem)['password'];
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{t('signIn.link')}</Text>
        <PasswordInput
          label={t('signIn.newPassword')}
          description={t('signIn.newPasswordWhy')}
          name="new-password"
          autoComplete="new-password"
          value={password}
          error={wrong}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          autoFocus
        />
        {wrong === undefined && <ProblemAlert problem={problem} />}
        {problem?.code === 'link-not-valid' && (
          <Text size="xs" c="dimmed">
            {t('signIn.linkLost')}
          </Text>
        )}
        <Button type="submit" loading={busy} size="md" mt="xs">
          {password === '' ? t('signIn.linkGo') : t('signIn.linkGoWithPassword')}
        </Button>
        {other && (
          <Anchor component="button" type="button" size="sm" onClick={onOther}>
            {t('signIn.withPassword')}
          </Anchor>
        )}
      </Stack>
    </form>
  );
}
