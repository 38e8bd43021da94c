/** A wrong data file; the boot stops with it. The message names the file, the JSON Pointer and what to write. */
export class CatalogueInvalid extends Error {
  readonly code = 'catalogue-invalid';
  readonly file: string;
  /** JSON Pointer into the file; '' = the whole file. */
  readonly pointer: string;
  readonly remedy: string;
  constructor(file: string, pointer: string, problem: string, remedy: string) {
    super(`${file}${pointer === '' ? '' : ` at ${pointer}`}: ${problem}. ${remedy}`);
    this.name = 'CatalogueInvalid';
    this.file = file;
    this.pointer = pointer;
    this.remedy = remedy;
  }
}
