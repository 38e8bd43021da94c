import { createHmac } from 'node:crypto';

/**
 * Tells a repeated command from a reused key: HMAC of account, route and body with its keys sorted. `sentAt` is left out, because a command that is sent again has a new one.
 * Keyed, so that a guessed body cannot be confirmed from the log.
 */
export function fingerprint(key: Buffer, accountId: string, route: string, body: unknown): string {
  return createHmac('sha256', key)
    .update(`${accountId}\n${route}\n${canonical(body, true)}`)
    .digest('base64url')
    .slice(0, 22);
}

function canonical(value: unknown, top = false): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(',')}]`;
  const fields = value as Record<string, unknown>;
  let text = '{';
  for (const name of Object.keys(fields).toSorted()) if (!(top && name === 'sentAt')) text += `${JSON.stringify(name)}:${canonical(fields[name])},`;
  return `${text}}`;
}
