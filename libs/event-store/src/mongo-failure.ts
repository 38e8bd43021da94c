import { StoreUnavailable } from './port.ts';

// Server codes of https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml that the command is not to blame for.
const ENVIRONMENTAL = new Set([
  6, // HostUnreachable
  7, // HostNotFound
  24, // LockTimeout
  43, // CursorNotFound: the rest of an answer was asked for after the primary had changed
  46, // LockBusy
  50, // MaxTimeMSExpired
  64, // WriteConcernTimeout
  89, // NetworkTimeout
  91, // ShutdownInProgress
  100, // CannotSatisfyWriteConcern
  112, // WriteConflict
  133, // FailedToSatisfyReadPreference
  134, // ReadConcernMajorityNotAvailableYet
  175, // QueryPlanKilled
  189, // PrimarySteppedDown
  202, // NetworkInterfaceExceededTimeLimit
  237, // CursorKilled
  262, // ExceededTimeLimit
  9001, // SocketException
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11601, // Interrupted: an operator ended it
  11602, // InterruptedDueToReplStateChange
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
  14031, // OutOfDiskSpace
]);

/** The driver's and mongoose's own errors about the connection. */
const CONNECTION =
  /^(Mongo(Network|NetworkTimeout|ServerSelection|NotConnected|StalePrimary|TopologyClosed|ServerClosed|ClientClosed|PoolCleared|PoolClosed|WaitQueueTimeout|WriteConcern|OperationTimeout|ExpiredSession|ConnectionPool)\w*|MongooseServerSelection|PoolClearedOnNetwork)Error$/;

// Codes with which a server refuses who asks, or what they may do.
const REFUSED = new Set([
  13, // Unauthorized
  18, // AuthenticationFailed
  8000, // AtlasError: what a hosted server says instead
]);

// Thrown before anything was sent.
const NEVER_SENT = /^(Mongo(ServerSelection|NotConnected|TopologyClosed|ClientClosed)|MongooseServerSelection)Error$/;

const DUPLICATE_KEY = 11_000;

/** Whether an error comes from the server's state or the way to it, not from the command: it is worth another try. */
export function isMongoUnavailable(error: unknown): error is Error {
  const { name, code, message } = facts(withinBulk(error));
  return CONNECTION.test(name) || ENVIRONMENTAL.has(code) || (name === 'MongooseError' && /buffering timed out|Connection was force closed/.test(message));
}

/** Whether the server refuses who asks: nothing helps but another user, password or right. */
export function isMongoRefusal(error: unknown): boolean {
  return REFUSED.has(facts(withinBulk(error)).code);
}

/** Whether the failed operation certainly did not reach a server. */
export function wasNeverSent(error: unknown): boolean {
  return NEVER_SENT.test(facts(withinBulk(error)).name);
}

/** A failure in a few words, for a sentence of ours. */
export function mongoTrouble(error: unknown): string {
  const { name, message } = facts(error);
  return `${name === '' ? 'error' : name}: ${message === '' ? String(error) : message}`.slice(0, 300);
}

/**
 * What the work answers.
 * @param what whose data it is, for the sentence
 * @throws StoreUnavailable when MongoDB is away, or refuses this process's user
 */
export async function fromMongo<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isMongoUnavailable(error)) throw new StoreUnavailable(`MongoDB does not answer for ${what}: ${mongoTrouble(error)}`, { cause: error });
    // Of a user whose password or rights were changed while the process runs: no command is to blame, and it works again when they are mended.
    if (isMongoRefusal(error)) throw new StoreUnavailable(`MongoDB refuses the user of MONGODB_URL for ${what}: ${mongoTrouble(error)}`, { cause: error });
    throw error;
  }
}

/** Whether a document with this key is there already; of a bulk write, whether that is all that went wrong. */
export function isDuplicateKey(error: unknown): boolean {
  const { name, code } = facts(error);
  return name === 'MongoBulkWriteError' ? duplicateIndexes(error) !== undefined : code === DUPLICATE_KEY;
}

/** Which operations of an unordered bulk write met a document with their key; undefined when anything else went wrong as well. */
export function duplicateIndexes(error: unknown): readonly number[] | undefined {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error)) return undefined;
  const writeErrors: unknown[] = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  const failed = writeErrors.map((each) => ({ code: numberIn(each, 'code'), index: numberIn(each, 'index') }));
  return failed.length > 0 && failed.every(({ code }) => code === DUPLICATE_KEY) && !hasWriteConcernError(error) ? failed.map(({ index }) => index) : undefined;
}

/** Where an ordered bulk write stopped: everything before is written, the rest was not tried; undefined when that is not certain. */
export function stoppedAt(error: unknown): { readonly index: number; readonly isDuplicate: boolean } | undefined {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error) || hasWriteConcernError(error)) return undefined;
  const first: unknown = Array.isArray(error.writeErrors) ? error.writeErrors[0] : error.writeErrors;
  return first === undefined || first === null || isMongoUnavailable(first)
    ? undefined
    : { index: numberIn(first, 'index'), isDuplicate: numberIn(first, 'code') === DUPLICATE_KEY };
}

function hasWriteConcernError(error: object): boolean {
  const result: unknown = 'result' in error ? error.result : undefined;
  if (typeof result !== 'object' || result === null || !('getWriteConcernError' in result) || typeof result.getWriteConcernError !== 'function') return false;
  return result.getWriteConcernError() !== undefined;
}

/** A bulk write wraps whatever ended it, also what is no answer of the server. */
function withinBulk(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('name' in error) || error.name !== 'MongoBulkWriteError' || !('errorResponse' in error)) return error;
  const { errorResponse } = error;
  return typeof errorResponse === 'object' && errorResponse !== null && 'name' in errorResponse ? errorResponse : error;
}

// Not `instanceof Error`: under a test runner the error comes from another realm.
function facts(error: unknown): { readonly name: string; readonly code: number; readonly message: string } {
  if (typeof error !== 'object' || error === null) return { name: '', code: 0, message: '' };
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { name: text('name' in error ? error.name : ''), code: numberIn(error, 'code'), message: text('message' in error ? error.message : '') };
}

function numberIn(value: unknown, key: string): number {
  if (typeof value !== 'object' || value === null || !(key in value)) return 0;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'number' ? found : 0;
}
