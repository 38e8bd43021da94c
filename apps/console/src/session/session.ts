import { createContext, useContext } from 'react';
import type { Role, Subject } from './store.ts';

/** Who uses this page, and in which role. */
export interface Session {
  readonly subject: Subject;
  /** The role whose screens are shown; an account may have several. */
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly switchRole: (role: Role) => void;
  /** Area paths of the role that is shown; '' is everywhere. */
  readonly areas: readonly string[];
}

/** Filled by the shell; screens use {@link useSession}. */
export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of the page; only inside the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession is for screens: there is no session outside the shell');
  return session;
}
