import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { CircleUserRound, Keyboard, KeyRound, LogOut, Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type ProblemBody, ProblemError } from '../api/problem.ts';
import { useText } from '../language/use-text.ts';
import { Tower } from '../look/tower.tsx';
import { useSession } from '../session/session.ts';
import { signOut } from '../session/store.ts';
import { useTellProblem } from './tell-problem.tsx';
import { showKeyHelp } from './key-help.tsx';
import { PictureAge } from './picture-age.tsx';
import { showPalette } from './palette-switch.ts';
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx';
import { homeOf, screensOf } from './screens.ts';
import css from './shell.module.css';

/** Loaded when somebody changes a password. */
const SetPassword = lazy(async () => ({ default: (await import('../session/set-password.tsx')).SetPassword }));

/** Where one is, where one can go, who one is. */
export function TopBar() {
  const t = useText();
  const { role } = useSession();
  const [path] = useLocation();
  return (
    <header className={css['bar']} data-print="no">
      <Link href={homeOf(role)} className={css['brand'] ?? ''} aria-label={t('product')}>
        <Tower size={26} />
        <span className={css['brandName']}>{t('product')}</span>
      </Link>
      <nav className={css['nav']} aria-label={t('shell.navigation')}>
        {screensOf(role).map(({ path: to, title, icon: Icon }) => (
          <Link key={to} href={to} className={css['link'] ?? ''} aria-current={path === to ? 'page' : undefined} aria-label={t(title)}>
            <Icon size={16} aria-hidden />
            <span className={css['linkText']}>{t(title)}</span>
          </Link>
        ))}
      </nav>
      <div className={css['tools']}>
        <PictureAge />
        <Tooltip label={t('palette.open')}>
          <ActionIcon variant="subtle" color="currentColor" size="lg" aria-label={t('palette.open')} onClick={showPalette} visibleFrom="sm">
            <Search size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('keys.show')}>
          <ActionIcon variant="subtle" color="currentColor" size="lg" aria-label={t('keys.show')} onClick={showKeyHelp} visibleFrom="sm">
            <Keyboard size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <LanguageSwitch />
        <ThemeSwitch />
        <Who />
      </div>
    </header>
  );
}

function Who() {
  const t = useText();
  const tell = useTellProblem();
  const { subject, role, roles, switchRole } = useSession();
  const [changing, setChanging] = useState(false);
  const leave = (everywhere: boolean) => () => {
    signOut(everywhere).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      tell(error.body satisfies ProblemBody);
    });
  };
  return (
    <>
      {changing && (
        <Suspense fallback={null}>
          <SetPassword opened onClose={() => setChanging(false)} />
        </Suspense>
      )}
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <UnstyledButton className={css['who'] ?? ''}>
            <span className={css['whoText']}>
              <span className={css['whoName']} style={{ display: 'block' }}>
                {subject.displayName}
              </span>
              <span className={css['whoRole']}>{t(`role.${role}`)}</span>
            </span>
            <CircleUserRound size={22} strokeWidth={1.5} aria-hidden />
            <span className="for-readers-only">{t('session.menu')}</span>
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
          <Menu.Item leftSection={<KeyRound size={16} aria-hidden />} onClick={() => setChanging(true)}>
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
    </>
  );
}
