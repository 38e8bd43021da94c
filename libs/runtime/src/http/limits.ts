/** Bytes a CSV import may have. */
export const CSV_LIMIT = 20 * 1024 * 1024;
/** Bytes any other body may have. */
export const BODY_LIMIT = 1024 * 1024;
