// Turns every event of one log into a command on another, then saves its cursor; until it is killed, kills itself before its first cursor, or has reached the end.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createCommandHandler, deriveUuid, openLogFile } from '#event-store';
import { command, ledger } from './ledger.ts';

const [path = '', mode = ''] = process.argv.slice(2);
const clock = { now: () => new Date() };
const file = openLogFile(path, { clock, logs: ['intake', 'dispatch'] });
const commands = createCommandHandler(file.log('dispatch'), { clock });
for (;;) {
  const events = await file.log('intake').readAll(file.cursors.get('relay'), 10);
  if (events.length === 0 && mode === 'to-the-end') break;
  for (const event of events) {
    const result = await commands.handle(ledger, event.stream, { amount: 1 }, command(deriveUuid(event.id, 'relay', 1)));
    process.stdout.write(`${JSON.stringify({ position: event.position, replayed: result.replayed })}\n`);
  }
  if (mode === 'die-before-the-cursor') process.kill(process.pid, 'SIGKILL');
  const last = events.at(-1);
  if (last !== undefined) await file.cursors.set('relay', last.position);
  await nextTurn();
}
await file.close();
