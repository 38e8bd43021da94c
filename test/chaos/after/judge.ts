import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { askServer } from '../../../apps/all-in-one/src/control/control-socket.ts';
import { KEY_FILE, LOG_FILE } from '../../../apps/all-in-one/src/data-folder/files.ts';
import { published } from '../../../apps/dispatch/src/publish/published.ts';
import { WIRE_TYPES } from '../../../apps/intake/src/publish/publish.ts';
import { publisher } from '../../../libs/runtime/src/service/publish.ts';
import { compareAll } from '../../city/day.ts';
import type { Dice } from '../../city/dice.ts';
import { Progress } from '../../city/progress.ts';
import type { Played } from '../../city/record.ts';
import type { Town } from '../../city/town.ts';
import type { Session } from '../../drive/session.ts';
import type { Backup } from '../backups.ts';
import type { Findings } from '../findings.ts';
import type { HastyRecord } from '../hasty.ts';
import type { Import } from '../imports.ts';
import type { Acknowledged, PersistentSender } from '../persistent-sender.ts';
import type { Victim } from '../victim.ts';
import { checkAnswers, sample } from './answers.ts';
import { AuditLog } from './audit-log.ts';
import { checkBackups, keyless } from './backups.ts';
import { checkTold, checkUnanswered, Commits } from './commits.ts';
import { checkImported, ImportedEvents } from './imported.ts';
import { damageOf, eventsOf } from './logs.ts';
import { Reservations } from './reservations.ts';
import { checkViews } from './views.ts';

/** What the clients remember of a run whose last kill is over. */
export interface Memory {
  readonly victim: Victim;
  readonly administrator: Session;
  readonly town: Town;
  readonly sender: PersistentSender;
  readonly played: readonly Played[];
  readonly hasty: HastyRecord;
  readonly imports: readonly Import[];
  readonly backups: readonly Backup[];
  readonly dice: Dice;
  readonly findings: Findings;
}

/** Past every deadline that a kill can leave open: the orphaned reservation (30 s) and unanswered offers. */
const LATER_MINUTES = 30;

/** Compares everything with what the clients were told; numbers of what was looked at. */
export async function judge(memory: Memory): Promise<Readonly<Record<string, number>>> {
  const { victim, administrator, town, sender, played, imports, backups, dice, findings } = memory;
  const { dataDir } = victim;
  const acknowledged = [...sender.acknowledged];
  await settled(dataDir);
  const again = sample(acknowledged, dice);
  await checkAnswers(sender, again, findings);

  // One more kill, and a clock that stands still after every deadline: nothing moves while it is compared.
  await victim.kill();
  await victim.restart({ CLOCK: 'manual', CLOCK_START: new Date(Date.now() + LATER_MINUTES * 60_000).toISOString() });
  await settled(dataDir);
  const { parked } = (await askServer(dataDir, 'parked-list', {})) as { parked: readonly object[] };
  findings.addAll(
    'parked',
    parked.map((one) => JSON.stringify(one)),
  );
  const comparing = new Progress('comparing timelines', played.length);
  let compared = 0;
  await compareAll(town.supervisor, played, 8, ({ lost, partial, duplicated, wrong }) => {
    for (const [kind, lines] of Object.entries({ lost, partial, duplicated, wrong } as const)) findings.addAll(kind as 'lost', lines);
    comparing.show((compared += 1));
  });
  await checkImported(administrator, imports, findings);
  const view_rows = await checkViews(dataDir, findings);
  const ended = await victim.server.stop();
  if (ended.code !== 0) findings.add('wrong', `the server ended with ${ended.code ?? ended.signal} when it was asked to stop`);

  findings.addAll('wrong', damageOf(dataDir));
  const logs = await checkLogs(memory, acknowledged);
  const backups_restored = await checkBackups(backups, acknowledged, played, town.supervisor, findings);
  return { answers_repeated: again.length, view_rows, ...logs, backups_restored };
}

async function settled(dataDir: string): Promise<void> {
  if ((await askServer(dataDir, 'settle', {})) === undefined) throw new Error('no server runs on the folder');
}

/** One pass over the owners' logs of the stopped folder. */
async function checkLogs({ victim: { dataDir }, played, hasty, imports, findings }: Memory, acknowledged: readonly Acknowledged[]): Promise<Readonly<Record<string, number>>> {
  const commits = new Commits(findings);
  const reservations = new Reservations();
  const imported = new ImportedEvents(imports, findings);
  const audit = new AuditLog(dataDir, findings);
  const publications = { intake: publisher('intake', { types: WIRE_TYPES }), dispatch: publisher('dispatch', published) };
  const opened = new Set<string>();
  const triaged = new Set<string>();
  for (const service of ['intake', 'dispatch'] as const)
    for await (const event of eventsOf(dataDir, service)) {
      commits.add(service, event);
      audit.check(event, publications[service]);
      imported.add(event);
      if (service === 'dispatch') reservations.add(event);
      if (event.type === 'PrioritySet') triaged.add(event.stream.replace(/^request-/, ''));
      if (event.type === 'CaseOpened') opened.add(event.stream.replace(/^case-/, ''));
    }
  audit.close();
  const never = [...triaged].filter((id) => !opened.has(id));
  findings.addAll(
    'partial',
    never.map((id) => `request-${id} was triaged and never got a case`),
  );
  for (const id of hasty.requests) if (commits.head(id) === 0) findings.add('lost', `${id} was acknowledged and is not in the log`);
  const wireTypes = { intake: WIRE_TYPES, dispatch: published.types };
  checkTold(
    played.flatMap(({ told }) => told),
    commits,
    wireTypes,
    findings,
  );
  const unanswered_there = checkUnanswered(hasty.unanswered, commits, findings);
  const log = new DatabaseSync(join(dataDir, LOG_FILE), { readOnly: true });
  const keys = new DatabaseSync(join(dataDir, KEY_FILE), { readOnly: true });
  findings.addAll(
    'lost',
    keyless(log, keys).map((id) => `${id} stands in an event and has no key`),
  );
  log.close();
  keys.close();
  const done_unanswered = acknowledged.filter(({ askedAt, options }) => commits.of(options.key).some(({ recordedAt }) => recordedAt < askedAt)).length;
  return { done_unanswered, events: commits.count('intake') + commits.count('dispatch'), unanswered_there, reservations_held: reservations.check(findings) };
}
