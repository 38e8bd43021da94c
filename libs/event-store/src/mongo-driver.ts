import { createRequire } from 'node:module';
import type mongoose from 'mongoose';

const require = createRequire(import.meta.url);

/** mongoose, loaded at the first use: the one server on an embedded store pays neither memory nor time at the start for it. */
export function mongoDriver(): typeof mongoose {
  return require('mongoose') as typeof mongoose;
}
