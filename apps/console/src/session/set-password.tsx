import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { fieldErrors, type ProblemBody, ProblemError } from '../api/problem.ts';
import { post } from '../api/read.ts';
import { useText } from '../language/use-text.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useSession } from './session.ts';
import { useWait } from './use-wait.ts';

/** Sets one's own password; all other sessions of the account end then. @param first there is none yet, so none is asked for */
export function SetPassword({ opened, first = false, onClose }: { readonly opened: boolean; readonly first?: boolean; readonly onClose: () => void }) {
  const t = useText();
  return (
    <Modal opened={opened} onClose={onClose} title={t(first ? 'password.set' : 'password.change')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Form first={first} onClose={onClose} />
    </Modal>
  );
}

function Form({ first, onClose }: { readonly first: boolean; readonly onClose: () => void }) {
  const t = useText();
  const { subject } = useSession();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ProblemBody>();
  const [busy, setBusy] = useState(false);
  const wait = useWait();
  const wrong = fieldErrors(problem)['password'];
  const refused = problem?.code === 'sign-in-refused';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    post('/api/access/set-password', { ...(current === '' ? {} : { current }), password })
      .then(() => {
        notifications.show({ message: t('password.done'), closeButtonProps: { 'aria-label': t('close') } });
        onClose();
      })
      .catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        wait.begin(error);
        setProblem(error.body);
      })
      .finally(() => setBusy(false));
  };
  return (
    <form onSubmit={submit} data-set-password>
      <Stack gap="sm">
        {/* For password managers: whose it is. */}
        <input type="text" name="username" autoComplete="username" value={subject.name} readOnly hidden />
        {!first && (
          <PasswordInput
            label={t('password.current')}
            description={t('password.currentWhat')}
            name="current-password"
            autoComplete="current-password"
            value={current}
            error={refused ? t('password.currentWrong') : undefined}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            data-autofocus
          />
        )}
        <PasswordInput
          label={t('password.new')}
          description={t('password.newWhat')}
          name="new-password"
          autoComplete="new-password"
          value={password}
          error={wrong}
          required
          withAsterisk={false}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          data-autofocus={first || undefined}
        />
        <Text size="xs" c="dimmed">
          {t('password.othersEnd')}
        </Text>
        {!refused && wrong === undefined && <ProblemAlert problem={problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={wait.seconds > 0}>
            {wait.seconds > 0 ? t('signIn.wait', { seconds: wait.seconds }) : t(first ? 'password.set' : 'password.change')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
