import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../language/use-text.ts';
import { Empty } from '../parts/states.tsx';
import { keepRole, roleToShow, rolesOf } from '../session/role-choice.ts';
import { type Session, SessionContext } from '../session/session.ts';
import type { Role, Subject } from '../session/store.ts';
import { KeyHelp } from './key-help.tsx';
import { Pages } from './pages.tsx';
import { QueueBar } from './queue-bar.tsx';
import { homeOf } from './screens.ts';
import css from './shell.module.css';
import { TopBar } from './top-bar.tsx';

/** Loaded when a session ends elsewhere. */
const SessionEnded = lazy(async () => ({ default: (await import('../session/session-ended.tsx')).SessionEnded }));

/** Everything round a screen: who, where to, what waits, how old the picture is. */
export function Shell({ subject, ended }: { readonly subject: Subject; readonly ended: boolean }) {
  const t = useText();
  const [, go] = useLocation();
  const [role, setRole] = useState<Role | undefined>(() => roleToShow(subject));
  const roles = useMemo(() => rolesOf(subject), [subject]);
  // Rights may be changed while the page is open.
  const shown = role !== undefined && roles.includes(role) ? role : roles[0];

  useEffect(() => {
    document.title = `${t('product')} · ${subject.displayName}`;
  }, [t, subject.displayName]);

  const session = useMemo<Session | undefined>(() => {
    if (shown === undefined) return undefined;
    const switchRole = (next: Role) => {
      keepRole(subject, next);
      setRole(next);
      go(homeOf(next));
    };
    return { subject, role: shown, roles, switchRole, areas: subject.rights.filter((right) => right.role === shown).map(({ area }) => area) };
  }, [subject, shown, roles, go]);

  if (session === undefined) return <Empty title={t('session.noRights')} what={t('session.noRightsWhat')} />;
  return (
    <SessionContext value={session}>
      <Frame>
        <Pages />
      </Frame>
      {ended && (
        <Suspense fallback={null}>
          <SessionEnded name={subject.name} />
        </Suspense>
      )}
    </SessionContext>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const t = useText();
  return (
    <div className={css['shell']}>
      <a className={css['skip']} href="#page">
        {t('shell.skip')}
      </a>
      <TopBar />
      <QueueBar />
      <main id="page" className={css['main']} tabIndex={-1}>
        {children}
      </main>
      <KeyHelp />
    </div>
  );
}
