/** One wrong field of a refused command. */
export interface ProblemField {
  /** JSON Pointer into the body, or ?name of a query parameter. */
  readonly pointer: string;
  readonly code: string;
  /** In the reader's language. */
  readonly detail: string;
}

/** RFC 9457 problem+json as the server sends it, in the language asked for. */
export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly ProblemField[] | undefined;
  readonly [extension: string]: unknown;
}

/** Code of a problem that never reached the server. */
export const NO_NETWORK = 'no-network';

/** The server said no, or could not be reached (status 0). */
export class ProblemError extends Error {
  readonly body: ProblemBody;
  /** Seconds after which the server wants to be asked again. */
  readonly retryAfter: number | undefined;
  constructor(body: ProblemBody, retryAfter?: number) {
    super(`${body.status} ${body.code}`);
    this.name = 'ProblemError';
    this.body = body;
    this.retryAfter = retryAfter;
  }

  get code(): string {
    return this.body.code;
  }

  get status(): number {
    return this.body.status;
  }
}

/** What stands in a response that is no success. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const after = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(after) ? after : undefined;
  const blank = { status: response.status, code: 'unreadable-answer', title: '', detail: '' };
  try {
    const body = (await response.json()) as Partial<ProblemBody>;
    return new ProblemError({ ...blank, ...body, status: response.status }, retryAfter);
  } catch {
    return new ProblemError(blank, retryAfter);
  }
}

/** The request got no answer. */
export function noNetwork(): ProblemError {
  return new ProblemError({ status: 0, code: NO_NETWORK, title: '', detail: '' });
}

/** Sentences for the fields of a form by JSON Pointer without its first slash: `place/room`. */
export function fieldErrors(problem: ProblemBody | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries((problem?.errors ?? []).map(({ pointer, detail }) => [pointer.replace(/^[/?]/, ''), detail]));
}
