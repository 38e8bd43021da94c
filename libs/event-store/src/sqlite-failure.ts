// Primary result codes of https://sqlite.org/rescode.html that the caller's SQL is not to blame for.
const ENVIRONMENTAL = new Set([
  5, // BUSY
  6, // LOCKED
  7, // NOMEM
  8, // READONLY
  10, // IOERR
  11, // CORRUPT
  13, // FULL
  14, // CANTOPEN
  26, // NOTADB
]);

const DAMAGED = new Set([11, 26]);

/** Whether an error comes from the disk or another process, not from the statement. */
export function isEnvironmental(error: unknown): error is Error {
  return ENVIRONMENTAL.has(primaryCode(error));
}

/** Whether the file is no (longer a) database. */
export function isDamaged(error: unknown): error is Error {
  return DAMAGED.has(primaryCode(error));
}

function primaryCode(error: unknown): number {
  // Not `instanceof Error`: under a test runner the error comes from another realm.
  return typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
}
