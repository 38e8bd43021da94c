import { ActionIcon, UnstyledButton } from '@mantine/core';
import { CircleUserRound, Keyboard, Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useText } from '../language/use-text.ts';
import { Tower } from '../look/tower.tsx';
import { later } from '../parts/later.ts';
import { useSession } from '../session/session.ts';
import { showKeyHelp } from './key-help.tsx';
import { PictureAge } from './picture-age.tsx';
import { showPalette } from './palette-switch.ts';
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx';
import { homeOf, screensOf } from './screens.ts';
import css from './shell.module.css';

/** Loaded when somebody changes a password. */
const SetPassword = lazy(async () => ({ default: (await import('../session/set-password.tsx')).SetPassword }));

const WhoMenu = later(async () => (await import('./who-menu.tsx')).WhoMenu);

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
        <ActionIcon variant="subtle" color="currentColor" size="lg" aria-label={t('palette.open')} onClick={showPalette} visibleFrom="sm" data-hint={t('palette.open')}>
          <Search size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="currentColor" size="lg" aria-label={t('keys.show')} onClick={showKeyHelp} visibleFrom="sm" data-hint={t('keys.show')}>
          <Keyboard size={18} aria-hidden />
        </ActionIcon>
        <LanguageSwitch />
        <ThemeSwitch />
        <Who />
      </div>
    </header>
  );
}

function Who() {
  const t = useText();
  const { subject, role } = useSession();
  const [changing, setChanging] = useState(false);
  const [asked, setAsked] = useState(false);
  const face = (
    <>
      <span className={css['whoText']}>
        <span className={css['whoName']} style={{ display: 'block' }}>
          {subject.displayName}
        </span>
        <span className={css['whoRole']}>{t(`role.${role}`)}</span>
      </span>
      <CircleUserRound size={22} strokeWidth={1.5} aria-hidden />
      <span className="for-readers-only">{t('session.menu')}</span>
    </>
  );
  const closed = (
    <UnstyledButton className={css['who'] ?? ''} aria-haspopup="menu" aria-expanded={false} onClick={() => setAsked(true)}>
      {face}
    </UnstyledButton>
  );
  return (
    <>
      {changing && (
        <Suspense fallback={null}>
          <SetPassword opened onClose={() => setChanging(false)} />
        </Suspense>
      )}
      {asked ? (
        <Suspense fallback={closed}>
          <WhoMenu onPassword={() => setChanging(true)}>{face}</WhoMenu>
        </Suspense>
      ) : (
        closed
      )}
    </>
  );
}
