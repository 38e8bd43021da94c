import { type Session, UnexpectedAnswer } from './session.ts';

/** Versions of the streams of one request as far as every service has heard of them, as `<stream>@<version>` for an After header. */
export type Settled = readonly string[];

/**
 * Waits until intake and dispatch have each applied what the other said of a request, and what followed from it: no sleeps, only After.
 * @param reader somebody who may read the request and its case, a supervisor
 */
export async function settle(reader: Session, requestId: string): Promise<Settled> {
  const caseId = requestId.replace(/^request-/, 'case-');
  let request = await versionOf(reader, `/api/intake/requests/${requestId}`, undefined);
  let assigned: number | undefined;
  for (let round = 0; round < 20; round += 1) {
    assigned = await versionOf(reader, `/api/dispatch/cases/${requestId}`, request === undefined ? undefined : `${requestId}@${request}`);
    const again = await versionOf(reader, `/api/intake/requests/${requestId}`, assigned === undefined ? undefined : `${caseId}@${assigned}`);
    if (again === request) return [...(request === undefined ? [] : [`${requestId}@${request}`]), ...(assigned === undefined ? [] : [`${caseId}@${assigned}`])];
    request = again;
  }
  throw new Error(`${requestId} does not come to rest: intake and dispatch keep answering each other`);
}

async function versionOf(reader: Session, path: string, after: string | undefined): Promise<number | undefined> {
  const answer = await reader.get(path, { after });
  if (answer.status === 404) return undefined;
  if (answer.status !== 200 || answer.version === undefined) throw new UnexpectedAnswer(`GET ${path}`, answer);
  return answer.version;
}
