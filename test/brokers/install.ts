import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where servers from package registries are kept between runs; `XDG_CACHE_HOME` moves it. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'arrowtower');
}

/** Runs a command to its end. @returns what it printed on standard output @throws Error with what it said when it fails or does not exist */
export async function run(command: string, ...parameters: readonly string[]): Promise<string> {
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const complaints: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const said = Buffer.concat(out).toString();
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${(said + Buffer.concat(complaints).toString()).trim().slice(-1_500)}`);
  return said;
}

/** Whether a command exists and answers. */
export async function answers(command: string, ...parameters: readonly string[]): Promise<boolean> {
  return run(command, ...parameters).then(
    () => true,
    () => false,
  );
}

/**
 * A folder of the cache, filled once. Two processes may fill it at the same time: each works in a folder of its own, and the first to finish gives it the name.
 * @param make fills the folder it is given
 */
export async function installOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const working = mkdtempSync(`${folder}.`);
  try {
    await make(working);
    renameSync(working, folder);
  } catch (error) {
    rmSync(working, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
