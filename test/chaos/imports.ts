import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { Dice } from '../city/dice.ts';
import { nameOf, phoneOf } from '../city/town.ts';
import { UnexpectedAnswer, type Session } from '../drive/session.ts';
import type { UnderWay } from './inside.ts';
import { PATIENCE, type Server, waitFor } from './persistent-sender.ts';

/** A CSV file that was sent until it was answered. */
export interface Import {
  readonly kind: 'places' | 'responders';
  /** Community area that only this file is about. */
  readonly area: string;
  /** One line per building or responder, as its cells. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly accounts: boolean;
  /** How often it was sent. */
  sent: number;
  answered: boolean;
}

const BUILDINGS = 300;
const RESPONDERS = 500;
const BROKEN_WAIT = 20;

/** Sends files of places and responders, each again after a kill: half of them with the key they had, half with a new one. */
export class Imports {
  readonly all: Import[] = [];
  readonly #administrator: Session;
  readonly #city: string;
  readonly #dice: Dice;
  readonly #server: Server;
  readonly #refused: (error: UnexpectedAnswer) => void;
  readonly #running: Promise<void>[] = [];

  constructor(administrator: Session, city: string, dice: Dice, server: Server, refused: (error: UnexpectedAnswer) => void) {
    this.#administrator = administrator;
    this.#city = city;
    this.#dice = dice;
    this.#server = server;
    this.#refused = refused;
  }

  /** Begins to send the next file and resolves while it is applied. */
  async begin(): Promise<UnderWay> {
    const n = this.all.length + 1;
    const file: Import = n % 2 === 1 ? placesFile(this.#city, n, this.#dice) : respondersFile(this.#city, n, this.#dice);
    this.all.push(file);
    this.#running.push(this.#send(file));
    await pause(this.#dice.between(5, 80));
    return { isUnderWay: () => !file.answered };
  }

  /** Resolves when every file is answered. */
  async settle(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #send(file: Import): Promise<void> {
    const path = file.kind === 'places' ? '/api/intake/places/import' : `/api/dispatch/responders/import${file.accounts ? '?accounts=true' : ''}`;
    const csv = csvOf(file.rows);
    const sameKey = this.#dice.chance(0.5);
    let busySince: number | undefined;
    for (let key = v7(); !file.answered; key = sameKey ? key : v7()) {
      await this.#server.up;
      file.sent += 1;
      try {
        const answer = await this.#administrator.command(path, csv, { key, headers: { 'content-type': 'text/csv' } });
        const wait = waitFor(answer);
        if (wait > 0 && performance.now() - (busySince ??= performance.now()) < PATIENCE) await pause(wait);
        else {
          file.answered = true;
          if (answer.status >= 300) this.#refused(new UnexpectedAnswer(`POST ${path}`, answer));
        }
      } catch {
        busySince = undefined;
        await pause(BROKEN_WAIT);
      }
    }
  }
}

function placesFile(city: string, n: number, dice: Dice): Import {
  const levels = { city, district: 'imported', street: `file-${n}`, community: `community-${n}` };
  const names = { city_zh: '演练市', district_zh: '导入区', street_zh: `第${n}街`, community_zh: `导入社区${n}` };
  const rows = Array.from({ length: BUILDINGS }, (_, index) => ({
    ...levels,
    ...names,
    estate: `estate-${1 + (index % 3)}`,
    estate_zh: `${1 + (index % 3)}期`,
    building: String(index + 1),
    building_zh: `${index + 1}号楼`,
    units: String(dice.between(1, 4)),
    floors: String(dice.between(3, 33)),
    lift: dice.chance(0.5) ? 'yes' : 'no',
    x: String((index % 20) * 50),
    y: String(Math.floor(index / 20) * 40),
    state: dice.chance(0.2) ? 'sealed' : 'open',
    access_note_zh: dice.chance(0.3) ? `巷子窄，步行${index}米` : '',
  }));
  return { kind: 'places', area: Object.values(levels).join('/'), rows, accounts: false, sent: 0, answered: false };
}

function respondersFile(city: string, n: number, dice: Dice): Import {
  const area = `${city}/imported/file-${n}/community-${n}`;
  const rows = Array.from({ length: RESPONDERS }, (_, index) => ({
    name_zh: `${nameOf(dice)}${index}`,
    phone: phoneOf(10_000_000 + n * 10_000 + index),
    roles: 'volunteer',
    skills: dice.chance(0.5) ? 'errand' : 'errand;carry',
    can_carry_kg: String(dice.between(0, 60)),
    area,
  }));
  return { kind: 'responders', area, rows, accounts: n % 4 === 0, sent: 0, answered: false };
}

/** No cell here holds a comma or a quote. */
function csvOf(rows: Import['rows']): string {
  const columns = Object.keys(rows[0] ?? {});
  return `${[columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) => cells.join(',')).join('\n')}\n`;
}
