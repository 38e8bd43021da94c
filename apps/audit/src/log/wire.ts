import type { AuditEventData, AuditEventType, DispatchEventData, DispatchEventType, IntakeEventData, IntakeEventType } from '#contracts';

/** Every public event type there is. */
export type WireType = IntakeEventType | DispatchEventType | AuditEventType;

/** Data of a public event by its wire type. */
export type DataOf<T extends WireType> = T extends IntakeEventType
  ? IntakeEventData<T>
  : T extends DispatchEventType
    ? DispatchEventData<T>
    : T extends AuditEventType
      ? AuditEventData<T>
      : never;
