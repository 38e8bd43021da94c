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

/** Whether an error comes from the disk or another process, not from the statement. */
export function isEnvironmental(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && ENVIRONMENTAL.has(error.errcode & 0xff);
}
