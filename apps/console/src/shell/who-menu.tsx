import { Menu, UnstyledButton } from '@mantine/core';
import { KeyRound, LogOut } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api/problem.ts';
import { useText } from '../language/use-text.ts';
import { useSession } from '../session/session.ts';
import { signOut } from '../session/store.ts';
import css from './shell.module.css';
import { useTellProblem } from './tell-problem.tsx';

/** What one can do about oneself; it opens as soon as its code is here, because that was asked for by opening it. */
export function WhoMenu({ onPassword, children }: { readonly onPassword: () => void; readonly children: ReactNode }) {
  const t = useText();
  const tell = useTellProblem();
  const { subject, role, roles, switchRole } = useSession();
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    // This button has taken the place of the one that was pressed: the focus comes back to it.
    button.current?.focus();
    setOpened(true);
  }, []);
  const leave = (everywhere: boolean) => () => {
    signOut(everywhere).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      tell(error.body);
    });
  };
  return (
    <Menu position="bottom-end" width={240} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <UnstyledButton ref={button} className={css['who'] ?? ''}>
          {children}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {subject.displayName} · {subject.name}
        </Menu.Label>
        {roles.length > 1 && (
          <>
            <Menu.Label>{t('session.roles')}</Menu.Label>
            {roles.map((one) => (
              <Menu.Item key={one} onClick={() => switchRole(one)} fw={one === role ? 650 : undefined} aria-current={one === role}>
                {t(`role.${one}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Item leftSection={<KeyRound size={16} aria-hidden />} onClick={onPassword}>
          {t('password.change')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={leave(false)}>
          {t('session.signOut')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={leave(true)}>
          {t('session.signOutEverywhere')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
