import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/** A file of the sample community, invented people all of them, as it lies in deploy/sample. */
export function sampleFile(name: 'places.csv' | 'responders.csv'): string {
  return readFileSync(join(projectRoot(), 'deploy/sample', name), 'utf8');
}
