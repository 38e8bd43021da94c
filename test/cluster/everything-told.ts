import type { Session } from '../drive/session.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;
const EXPORTS = ['requests', 'intervals'].flatMap((what) => ['csv', 'ndjson'].map((format) => `/api/audit/exports/${what}?format=${format}`));

/**
 * Everything audit tells of an area as of one position of its log, byte by byte as it is answered: each request's timeline in both languages, and the exports.
 * @param position of audit's log; a log that was carried has the same
 */
export async function everythingTold(supervisor: Session, area: string, position: number): Promise<ReadonlyMap<string, string>> {
  const told = new Map<string, string>();
  const ask = async (path: string, language: string) => {
    const answer = await fetch(`${supervisor.connection.url}${path}`, { headers: { authorization: `Bearer ${supervisor.token}`, 'accept-language': language } });
    told.set(`${answer.status} ${language} ${path}`, await answer.text());
  };
  for (const id of await requestsOf(supervisor, area, position)) for (const language of LANGUAGES) await ask(`/api/audit/timelines/${id}?asOf=${position}`, language);
  for (const path of EXPORTS) for (const language of LANGUAGES) await ask(`${path}&area=${encodeURIComponent(area)}&asOf=${position}`, language);
  return told;
}

async function requestsOf(supervisor: Session, area: string, position: number): Promise<readonly string[]> {
  const path = `/api/audit/exports/requests?format=ndjson&area=${encodeURIComponent(area)}&asOf=${position}`;
  const answer = await fetch(`${supervisor.connection.url}${path}`, { headers: { authorization: `Bearer ${supervisor.token}` } });
  const lines = (await answer.text()).split('\n').filter((line) => line !== '');
  return lines.map((line) => (JSON.parse(line) as { requestId: string }).requestId).toSorted();
}
