import type { Session } from './session.ts';
import { redeem } from './sign-in.ts';

/** A role within an area path. */
export interface Right {
  readonly role: string;
  readonly area: string;
}

/** An account that was just made. */
export interface MadeAccount {
  readonly id: string;
  readonly name: string;
  /** The account signed in through its link. */
  readonly session: Session;
}

/** What is wanted of a new account. */
export interface WantedAccount {
  readonly name: string;
  readonly displayName: string;
  readonly rights: readonly Right[];
  readonly responderId?: string;
  /** Set at the first sign-in, so that a person can sign in later. */
  readonly password?: string;
}

/** Makes an account as an administrator and signs it in through its own link. @throws UnexpectedAnswer */
export async function makeAccount(administrator: Session, wanted: WantedAccount): Promise<MadeAccount> {
  const { password, ...body } = wanted;
  const { id, link } = (await administrator.done<{ id: string; link: { token: string } }>('/api/access/accounts', body)).body;
  return { id, name: wanted.name, session: await redeem(administrator.connection, `links/${link.token}`, password) };
}
