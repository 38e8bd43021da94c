import type { RefusalText } from '#event-store';

/** One wrong field: JSON Pointer into the body (or `?name` for a query parameter) and the code of its sentence. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** A sentence that came ready-made (a DTO's own message); used where the code has no text. */
  readonly message?: string;
}

/** What else a problem can carry. */
export interface ProblemOptions {
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly errors?: readonly FieldError[];
  /** Response headers, e.g. `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
  /** Further members of the answer (RFC 9457 extension members), e.g. the duplicates found. No personal data. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An answer that is not a success: the filter turns it into RFC 9457 problem+json in the reader's language. Its code needs a text (`registerRefusals`). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly options: ProblemOptions;
  constructor(status: number, code: string, options: ProblemOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.options = options;
  }
}

/** A sentence in both languages, with an optional short title. */
export interface ProblemText extends RefusalText {
  readonly title?: RefusalText;
}
