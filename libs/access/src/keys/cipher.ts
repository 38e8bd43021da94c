import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** Random bytes come from the kernel in blocks of 8 KB: one call each would cost more than the encryption. */
const pool = Buffer.allocUnsafeSlow(8192);
let used = pool.length;

/** `size` fresh random bytes of a cryptographically secure source; each byte is handed out once. */
export function randomBytesPooled(size: number): Buffer {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + size));
  pool.fill(0, used, used + size);
  used += size;
  return bytes;
}

/** AES-256-GCM with a random 96-bit nonce; answers nonce ‖ ciphertext ‖ tag. `context` is authenticated, not stored. */
export function encrypt(key: Uint8Array, context: string, plain: string | Uint8Array): Buffer {
  const nonce = randomBytesPooled(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  // GCM is a stream: final() has no bytes left to give.
  cipher.final();
  const box = Buffer.allocUnsafe(NONCE + body.length + TAG);
  box.set(nonce, 0);
  box.set(body, NONCE);
  box.set(cipher.getAuthTag(), NONCE + body.length);
  return box;
}

/** The plain bytes. @throws Error when key, context or any bit is wrong */
export function decrypt(key: Uint8Array, context: string, box: Uint8Array): Buffer {
  if (box.length < NONCE + TAG) throw new Error('too short to be encrypted');
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(box.subarray(box.length - TAG));
  const body = decipher.update(box.subarray(NONCE, box.length - TAG));
  decipher.final();
  return body;
}
