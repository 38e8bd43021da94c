import type { Thresholds } from '#catalogue';
import type { Place } from '../../request/events.ts';
import type { RequestRow } from './document.ts';

/** What is known of the request being typed. */
export interface Known {
  readonly place?: Place;
  readonly room?: string;
  readonly category?: string;
  /** The person helped and the caller, as ids. */
  readonly persons: readonly string[];
}

/** Why two requests may be one. */
export interface DuplicateHint {
  readonly score: number;
  readonly reasons: readonly { readonly code: keyof Thresholds['duplicates']['weights']; readonly zh: string; readonly en: string }[];
}

const WORDS = {
  'same-room': { zh: '同一房间', en: 'the same room' },
  'same-building': { zh: '同一楼栋', en: 'the same building' },
  'same-unit': { zh: '同一单元', en: 'the same unit' },
  'same-category': { zh: '同一类别', en: 'the same category' },
  'same-person': { zh: '同一人或同一电话', en: 'the same person or phone' },
} as const;

/**
 * Scores one open request against what is known; undefined below the threshold or outside its time window.
 * @param room the other request's room, opened for comparing
 */
export function scoreDuplicate({ duplicates }: Thresholds, known: Known, other: RequestRow, room: string | undefined, now: Date): DuplicateHint | undefined {
  const hours = (now.getTime() - Date.parse(other.contactAt ?? other.createdAt)) / 3_600_000;
  const window = duplicates.windowHours[other.priority ?? 'P4'];
  if (hours > window && other.status !== 'on-hold') return undefined;
  const reasons: { code: keyof typeof duplicates.weights; zh: string; en: string }[] = [];
  let score = 0;
  const add = (code: keyof typeof WORDS) => {
    score += duplicates.weights[code];
    reasons.push({ code, ...WORDS[code] });
  };
  const sameBuilding = known.place?.building !== undefined && other.place?.area === known.place.area;
  const sameUnit = sameBuilding && known.place?.unit !== undefined && other.place?.unit === known.place.unit;
  const otherUnit = known.place?.unit !== undefined && other.place?.unit !== undefined && other.place.unit !== known.place.unit;
  if (sameBuilding && !otherUnit && known.room !== undefined && room !== undefined && plain(known.room) === plain(room)) add('same-room');
  if (sameBuilding) add('same-building');
  if (sameUnit) add('same-unit');
  if (known.category !== undefined && known.category === other.category) add('same-category');
  if (known.persons.some((person) => person === other.person?.personId || person === other.reporter?.personId)) add('same-person');
  if (score === 0) return undefined;
  // Age counts on top of likeness only: any two requests are recent in a busy hour.
  const recent = Math.max(0, Math.round(duplicates.weights.recent * (1 - hours / window)));
  if (recent > 0) {
    score += recent;
    const age =
      hours < 1
        ? { zh: `${Math.max(1, Math.round(hours * 60))} 分钟前`, en: `${Math.max(1, Math.round(hours * 60))} min ago` }
        : { zh: `${Math.round(hours)} 小时前`, en: `${Math.round(hours)} h ago` };
    reasons.push({ code: 'recent', ...age });
  }
  return score >= duplicates.from ? { score, reasons } : undefined;
}

function plain(room: string): string {
  return room
    .normalize('NFKC')
    .replace(/[\s室房]/g, '')
    .toLowerCase();
}
