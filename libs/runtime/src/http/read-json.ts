import { isUtf8 } from 'node:buffer';
import { Problem } from '../problem/problem.ts';
import { inspect } from './hygiene.ts';

/** Parses a JSON body that has come whole; an empty one counts as `{}`. @throws Problem with the position or the pointer of what is wrong */
export function readJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return {};
  if (!isUtf8(bytes)) throw new Problem(400, 'body-not-utf8');
  const text = bytes.toString('utf8');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new Problem(400, 'body-malformed', { parameters: { reason: whereBroken(text, error) } });
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Problem(400, 'body-not-object');
  inspect(text, body);
  return body;
}

/** V8's message quotes the body, which may be personal: only the place is kept. */
function whereBroken(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return `it ends too early (${text.length} characters)`;
  const before = text.slice(0, Number(position)).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
