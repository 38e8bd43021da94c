import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';

/** The environment as it is read, with a sentence for each value that is wrong. */
export class Settings {
  /** What is wrong, each with what to write instead. */
  readonly wrong: string[] = [];
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #cwd: string;

  /** @param cwd the folder relative paths start from */
  constructor(environment: Readonly<Record<string, string | undefined>>, cwd: string) {
    this.#environment = environment;
    this.#cwd = cwd;
  }

  /** A value without blanks around it; empty counts as not set. */
  text(name: string): string | undefined {
    const value = this.#environment[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** A path, made absolute. */
  path(name: string): string | undefined {
    const given = this.text(name);
    return given === undefined ? undefined : resolve(this.#cwd, given);
  }

  port(name: string, fallback: number): number {
    const given = this.text(name);
    if (given === undefined) return fallback;
    if (/^\d{1,5}$/.test(given) && Number(given) <= 65535) return Number(given);
    this.wrong.push(`${name}=${given} is not a port. Write a whole number from 0 to 65535, for example ${name}=${fallback}.`);
    return fallback;
  }

  oneOf<const Value extends string, Fallback extends Value | undefined>(name: string, values: readonly Value[], fallback: Fallback): Value | Fallback {
    const given = this.text(name);
    if (given === undefined) return fallback;
    const match = values.find((value) => value === given);
    if (match === undefined) this.wrong.push(`${name}=${given} is not known. Write one of: ${values.join(', ')}.`);
    return match ?? fallback;
  }

  /** @param what the file or folder this must be, for the sentence */
  readable(name: string, what: string): string | undefined {
    const path = this.path(name);
    if (path === undefined) return undefined;
    try {
      accessSync(path, constants.R_OK);
    } catch {
      this.wrong.push(`${name}=${this.text(name) ?? ''} cannot be read. Write the path of ${what}.`);
    }
    return path;
  }

  /** An http or https address without a trailing slash. */
  address(name: string, example: string): string | undefined {
    const given = this.text(name);
    if (given === undefined) return undefined;
    if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) this.wrong.push(`${name}=${given} is not an address. Write for example ${name}=${example}.`);
    return given.replace(/\/+$/, '');
  }
}
