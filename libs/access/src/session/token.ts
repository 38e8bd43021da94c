import { hash, randomBytes } from 'node:crypto';

/** An opaque 256-bit token, base64url (43 characters). */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. Plain SHA-256 is enough: 256 random bits cannot be guessed, so there is nothing to slow down. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'base64url');
}

/** Whether the text has the form of our tokens; others need no look-up. */
export function isToken(text: string): boolean {
  return text.length === 43 && /^[\w-]{43}$/.test(text);
}
