import type { Role } from '../account/account.ts';

/**
 * Where a role may act:
 * - `area`: on resources inside the right's area;
 * - `own`: inside the area and only where the subject is the responder or the account concerned;
 * - `anywhere`: on what has no place of its own (categories, own profile); the role alone decides.
 */
export type Scope = 'area' | 'own' | 'anywhere';

/** Personal fields the policy knows; `notes` is free text, `reporter` is who reported. */
export const PERSONAL_FIELDS = ['name', 'phone', 'room', 'health', 'notes', 'reporter'] as const;
/** One of {@link PERSONAL_FIELDS}. */
export type PersonalField = (typeof PERSONAL_FIELDS)[number];

/** How a field is shown: whole, masked (138****1234), or not at all. */
export type Sight = 'open' | 'masked' | 'hidden';

/** What each field looks like to one reader. */
export type FieldSights = Readonly<Record<PersonalField, Sight>>;

/** Who may do one thing, and what they see doing it. Roles that are not named may not. */
export interface ActionRule {
  readonly roles: Readonly<Partial<Record<Role, Scope>>>;
  /** Who may when the resource is confidential; by default supervisors (if they are in `roles`). */
  readonly confidential?: readonly Role[];
  /** Fields by role where they differ from {@link DEFAULT_SIGHTS}; of a `reveal` action, what may be opened. */
  readonly fields?: Readonly<Partial<Record<Role, Partial<FieldSights>>>>;
}

/** A service's table: action name `<service>.<noun>.<verb>` → rule. */
export type ActionTable = Readonly<Record<string, ActionRule>>;

/** What a reader sees where the table says nothing. */
export const DEFAULT_SIGHTS: FieldSights = { name: 'masked', phone: 'masked', room: 'masked', health: 'hidden', notes: 'masked', reporter: 'masked' };

/** What an action is done to, as far as the policy cares. */
export interface Resource {
  /** Area path; '' only for what belongs to the whole installation. */
  readonly area: string;
  readonly confidential?: boolean;
  /** Responders on it (assigned now or before): `own` for them. */
  readonly responderIds?: readonly string[];
  /** Account it belongs to: `own` for it. */
  readonly accountId?: string;
}
