import type { Connection } from './connection.ts';
import { Session, UnexpectedAnswer } from './session.ts';

/** Uses up a single-use sign-in link (whole link, path or bare token) and answers the session. @throws UnexpectedAnswer */
export async function redeem(connection: Connection, link: string, password?: string): Promise<Session> {
  const token = /links\/([\w-]+)/.exec(link)?.[1] ?? /([\w-]{40,})\/?$/.exec(link)?.[1];
  if (token === undefined) throw new Error(`there is no sign-in token in "${link}"`);
  const path = `/api/access/links/${token}/redeem`;
  const answer = await connection.send<{ token?: string; subject?: { accountId: string } }>({ method: 'POST', path, body: password === undefined ? {} : { password } });
  if (answer.status !== 200 || answer.body.token === undefined) throw new UnexpectedAnswer('redeeming a sign-in link', answer);
  return new Session(connection, answer.body.token, answer.body.subject?.accountId);
}

/** Signs in with name and password. @throws UnexpectedAnswer */
export async function signIn(connection: Connection, name: string, password: string): Promise<Session> {
  const answer = await connection.send<{ token?: string; subject?: { accountId: string } }>({ method: 'POST', path: '/api/access/sign-in', body: { name, password } });
  if (answer.status !== 200 || answer.body.token === undefined) throw new UnexpectedAnswer('signing in', answer);
  return new Session(connection, answer.body.token, answer.body.subject?.accountId);
}
