// Handles one command and dies the moment its events are committed.
import { createCommandHandler } from '#event-store';
import { command, ledger } from './ledger.ts';
import { openLog } from './open-log.ts';

const [address = '', commandId = ''] = process.argv.slice(2);
const clock = { now: () => new Date() };
const { log } = await openLog(address, clock);
log.onCommit(() => process.kill(process.pid, 'SIGKILL'));
const result = await createCommandHandler(log, { clock }).handle(ledger, 'a', { amount: 3 }, command(commandId));
process.stdout.write(`${JSON.stringify({ answered: result.version })}\n`);
