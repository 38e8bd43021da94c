import { v7 } from 'uuid';
import { Connection } from '../drive/connection.ts';

/** What a load run saw. */
export interface Load {
  readonly perSecond: number;
  readonly p99: number;
}

/** Posts `requests` bodies with `atOnce` in flight and a new Idempotency-Key each; every answer must be 2xx. @throws Error with the first that is not */
export async function postMany(
  url: string,
  token: string,
  path: string,
  requests: number,
  atOnce: number,
  body: (n: number) => object,
  answered?: (milliseconds: number) => void,
): Promise<Load> {
  const connection = new Connection(url, atOnce);
  const times: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < requests; n = next++) {
      const begun = performance.now();
      const answer = await connection.send({ method: 'POST', path, headers: { authorization: `Bearer ${token}`, 'idempotency-key': v7() }, body: body(n) });
      if (answer.status >= 300) throw new Error(`POST ${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      const spent = performance.now() - begun;
      times.push(spent);
      answered?.(spent);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - begun) / 1_000;
  await connection.close();
  times.sort((a, b) => a - b);
  return { perSecond: requests / seconds, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN };
}
