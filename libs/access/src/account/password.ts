import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Refused } from '#event-store';

const derive = promisify(argon2);

/** OWASP Password Storage Cheat Sheet (2025): Argon2id with at least 19 MiB, 2 passes, 1 lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
/** 128-bit salt and 256-bit tag: RFC 9106, section 4. */
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** Hashes at once: two use two cores and 38 MiB; more would only crowd out the file system in libuv's pool. */
const AT_ONCE = 2;
/** Waiting beyond this, sign-in says "later" instead of filling memory. */
const WAITING = 64;

/** (local) NIST SP 800-63B asks for 8 as the least; we have no second factor yet, so 12. */
export const PASSWORD_LENGTH = { minimum: 12, maximum: 256 } as const;

/** Too many sign-ins are being checked at this moment. */
export class SignInBusy extends Error {}

let running = 0;
const queue: (() => void)[] = [];

async function hashed(message: Buffer, nonce: Buffer, cost: { memory: number; passes: number; parallelism: number }, tagLength: number): Promise<Buffer> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new SignInBusy('too many sign-ins at once');
    await new Promise<void>((resolve) => queue.push(resolve));
  } else running += 1;
  try {
    return await derive('argon2id', { message, nonce, ...cost, tagLength });
  } finally {
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/**
 * PHC string of a password.
 * @throws Refused `password-too-short` · `password-too-long` · `password-too-simple` (422)
 */
export async function hashPassword(password: string, name: string): Promise<string> {
  const text = password.normalize('NFKC');
  const length = Array.from(text).length;
  if (length < PASSWORD_LENGTH.minimum) throw new Refused('password-too-short', 'invalid', { minimum: PASSWORD_LENGTH.minimum }, '/password');
  if (length > PASSWORD_LENGTH.maximum) throw new Refused('password-too-long', 'invalid', { maximum: PASSWORD_LENGTH.maximum }, '/password');
  if (new Set(text).size < 5 || text.toLowerCase().includes(name)) throw new Refused('password-too-simple', 'invalid', {}, '/password');
  const salt = randomBytes(SALT_BYTES);
  const tag = await hashed(Buffer.from(text), salt, COST, TAG_BYTES);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** Whether the password belongs to the hash; without a hash the same work is done, so that time does not tell which accounts exist. */
export async function verifyPassword(password: string, phc: string | undefined): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(phc ?? '');
  const [, memory = COST.memory, passes = COST.passes, parallelism = COST.parallelism, salt = '', tag = ''] = match ?? [];
  const expected = match === null ? Buffer.alloc(TAG_BYTES) : Buffer.from(tag, 'base64');
  const nonce = match === null ? Buffer.alloc(SALT_BYTES) : Buffer.from(salt, 'base64');
  const message = Buffer.from(password.slice(0, PASSWORD_LENGTH.maximum * 2).normalize('NFKC'));
  const actual = await hashed(message, nonce, { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }, expected.length);
  return timingSafeEqual(actual, expected) && match !== null;
}

/** Whether a stored hash was made with less than today's cost and should be made again at the next sign-in. */
export function isOutdated(phc: string): boolean {
  return !phc.startsWith(`$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`);
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
