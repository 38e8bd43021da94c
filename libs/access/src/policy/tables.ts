import { accessActions } from './access.ts';
import { auditActions } from './audit.ts';
import { dispatchActions } from './dispatch.ts';
import { intakeActions } from './intake.ts';

/** Every service's table; the policy of the running system. */
export const POLICY_TABLES = [accessActions, intakeActions, dispatchActions, auditActions] as const;
