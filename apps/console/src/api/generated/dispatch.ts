// Made from apps/dispatch/openapi.json by deploy/console-types.mjs: change the API, not this file.
export interface paths {
    readonly "/api/dispatch/assignments/{assignmentId}/acknowledge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.acknowledge"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/acknowledge-place": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.acknowledgePlace"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/at-facility": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.atFacility"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/back-in-service": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.backInService"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/block": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.block"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/clear": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.clear"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/complete-stage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.completeStage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/consult": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.consult"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/custody": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.custody"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/decline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.decline"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/en-route": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.enRoute"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/hand-over": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.handOver"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/move": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.move"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/on-scene": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.onScene"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/plan-stages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.planStages"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/reassign": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.reassign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/retract": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.retract"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/stand-down": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.standDown"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/start-stage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.startStage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/transporting": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.transporting"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/unblock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.unblock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/assignments/{assignmentId}/with-person": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Assignment.withPerson"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/cases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Case.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/cases/{requestId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Case.one"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/cases/{requestId}/assignments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Case.offer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/cases/{requestId}/change-seats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Case.changeSeats"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/cases/{requestId}/escalate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Case.escalate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/cases/{requestId}/override-minimum": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Case.overrideMinimum"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/cases/{requestId}/recommendations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Case.recommend"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/cases/{requestId}/reveal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Case.reveal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/cases/{requestId}/settle-alarm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Case.settleAlarm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/cases/{requestId}/stand-down": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Case.standDown"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/cases/{requestId}/take": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Case.take"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/parked": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Streams whose messages wait here, and why */
        readonly get: operations["Parked.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/parked/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Hand what waits to its handler again, in order */
        readonly post: operations["Parked.release"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/parked/republish": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Publish one of my streams again, for those who wait for a version of it */
        readonly post: operations["Parked.republish"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/presence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whose page is open in my areas, or when it last was, and who looks at which case */
        readonly get: operations["Presence.all"];
        readonly put?: never;
        /** My page is open (and shows this case), or is not any more; to be said again before the seconds are over */
        readonly post: operations["Presence.tell"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/responders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Responder.list"];
        readonly put?: never;
        readonly post: operations["Responder.enrol"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/responders/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Responder.one"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/responders/{id}/change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Responder.change"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/responders/{id}/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Responder.release"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/responders/{id}/reveal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Responder.reveal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/responders/{id}/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Responder.status"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/responders/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Responder.import"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/responders/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Responder.me"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/responders/sample": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Import the sample community’s responders; again, it changes nothing that is so already */
        readonly post: operations["Responder.sample"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/responders/template.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Responder.template"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Which services have not heard everything of dispatch, or dispatch of them */
        readonly get: operations["Stream.status"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/dispatch/stream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Stream.stream"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        readonly AfterRest: "off" | "available";
        /** @enum {string} */
        readonly AlarmChoice: "finish" | "stand-down";
        readonly BehindAnswer: {
            /** @enum {string} */
            readonly cause: "bus-away" | "slow";
            /**
             * @description Whose events it has not heard.
             * @example intake
             */
            readonly of: string;
            readonly seconds: number;
            /**
             * @description Who has not heard everything yet.
             * @example dispatch
             */
            readonly service: string;
            /** Format: date-time */
            readonly since: string;
            /** @description One sentence. */
            readonly text?: {
                readonly en: string;
                readonly zh: string;
            };
        };
        /** @enum {string} */
        readonly CaseList: "queue" | "ended";
        /** @enum {string} */
        readonly CaseStatus: "Open" | "Crewed" | "UnderWay" | "Suspended" | "Done" | "StoodDown";
        readonly ChangeResponderDto: {
            /** @description The account that speaks for him. */
            readonly accountId?: string;
            /** @description Area path where he answers. */
            readonly area?: string;
            /** @description Area paths of the buildings he answers for or lives in; the first is where he starts from. */
            readonly buildings?: readonly string[];
            readonly canCarryKg?: number;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly nameEn?: string;
            readonly nameZh?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly phone?: string;
            /**
             * @example [
             *       "volunteer"
             *     ]
             */
            readonly roles?: readonly string[];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /**
             * @example [
             *       "first-aid",
             *       "carry"
             *     ]
             */
            readonly skills?: readonly string[];
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly ChangeSeatsDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly minimum: number;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Why, in words; kept sealed. */
            readonly reason?: string;
            readonly seats: readonly components["schemas"]["SeatDto"][];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /**
         * @description How it reached us; app if left out.
         * @enum {string}
         */
        readonly Channel: "app" | "phone" | "chat" | "visit" | "radio" | "paper" | "import" | "system";
        readonly ClearDto: {
            /**
             * Format: date-time
             * @description visit-again: when.
             */
            readonly again?: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly outcome: components["schemas"]["Outcome"];
            /** @description Why, in words; kept sealed. */
            readonly reason?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly CommandBody: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @description What every command answers. */
        readonly CommandReply: {
            /** @description The stream. */
            readonly id: string;
            /** @description Its last event's position in the log, which is the id of the message on the stream. */
            readonly position: number;
            /** @description Its version, also the ETag; `After: <id>@<version>` waits for it. */
            readonly version: number;
        };
        readonly ConsultDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly minutes: number;
            /** @description What came of it; kept sealed. */
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * @description Who took part, by role; no names.
             * @example [
             *       "doctor",
             *       "person",
             *       "responder"
             *     ]
             */
            readonly parties: readonly string[];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly CustodyDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly from: components["schemas"]["HolderDto"];
            readonly item: components["schemas"]["ItemDto"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
            readonly to: components["schemas"]["HolderDto"];
        };
        readonly EnrolResponderDto: {
            /** @description The account that speaks for him. */
            readonly accountId?: string;
            readonly area: string;
            /** @description Area paths of the buildings he answers for or lives in; the first is where he starts from. */
            readonly buildings?: readonly string[];
            readonly canCarryKg?: number;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly nameEn?: string;
            readonly nameZh: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly phone: string;
            /**
             * @example [
             *       "volunteer"
             *     ]
             */
            readonly roles?: readonly string[];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /**
             * @example [
             *       "first-aid",
             *       "carry"
             *     ]
             */
            readonly skills?: readonly string[];
            /** @default available */
            readonly status: components["schemas"]["FirstStatus"];
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly EscalateDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly level: components["schemas"]["EscalationLevel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Why, in words; kept sealed. */
            readonly reason?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @enum {string} */
        readonly EscalationLevel: "dispatcher" | "supervisor" | "administrator";
        /** @enum {string} */
        readonly FirstStatus: "off" | "available";
        readonly HolderDto: {
            /** @description A responder or person id, or a facility by its public name. Never a resident’s name. */
            readonly id?: string;
            readonly kind: components["schemas"]["HolderKind"];
        };
        /** @enum {string} */
        readonly HolderKind: "person" | "responder" | "neighbour" | "facility" | "storage" | "other";
        readonly ItemDto: {
            readonly count: number;
            /** @example box */
            readonly unit?: string;
            /** @example medicine */
            readonly what: string;
        };
        /**
         * @description mended: a newer version or a corrected event is there. recovered: what was away is back. looked-at: to see whether it goes now.
         * @enum {string}
         */
        readonly MaintenanceReason: "mended" | "recovered" | "looked-at";
        readonly MilestoneDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /** @description A hospital or another public place. */
            readonly facility?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description The ambulance’s or hospital’s own number. */
            readonly reference?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
            /** @description To whom it was handed over. */
            readonly to?: components["schemas"]["HolderDto"];
        };
        readonly MoveDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Why, in words; kept sealed. */
            readonly reason?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
            readonly toRequestId?: string;
        };
        readonly OfferDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Why, in words; kept sealed. */
            readonly reason?: string;
            /** @example responder-0190b6a0-0000-7000-8000-000000000001 */
            readonly responderId: string;
            /** @description The first free seat if left out. */
            readonly seat?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly OptionalReasonDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Why, in words; kept sealed. */
            readonly reason?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @enum {string} */
        readonly Outcome: "done" | "visit-again" | "not-possible";
        readonly Page: {
            readonly items: readonly {
                readonly [key: string]: unknown;
            }[];
            /** @description The cursor of the next page; left out on the last. */
            readonly next?: string;
        };
        readonly ParkedAnswer: {
            /** @description Empty while all is well. Everything else goes on meanwhile. */
            readonly items: readonly components["schemas"]["ParkedKeyAnswer"][];
            readonly service: string;
        };
        readonly ParkedKeyAnswer: {
            /**
             * @description The service, or one of its own policies.
             * @example dispatch
             */
            readonly consumer: string;
            readonly kind: components["schemas"]["ParkedKind"];
            /** @description How many messages wait. */
            readonly messages: number;
            /** @description The service that mends it by publishing the stream again; left out where releasing is what helps. */
            readonly owner?: string;
            /** @description The version at which the stream waits. */
            readonly position: number;
            /** @description One sentence without personal data. */
            readonly reason: string;
            /** Format: date-time */
            readonly since: string;
            readonly stream: string;
            /** @example intake.request */
            readonly topic: string;
        };
        /** @enum {string} */
        readonly ParkedKind: "failed" | "gap" | "undecodable" | "unknown-type" | "misfit";
        readonly PlannedStageDto: {
            /** @example pharmacy */
            readonly kind: string;
            /** @description A public place; never a home. */
            readonly place?: string;
            /** @example 1 */
            readonly stage: string;
        };
        readonly PlanStagesDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            readonly stages?: readonly components["schemas"]["PlannedStageDto"][];
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @enum {string} */
        readonly Priority: "P1" | "P2" | "P3" | "P4" | "P5";
        readonly Problem: {
            readonly code: string;
            readonly detail: string;
            readonly errors?: readonly {
                readonly code: string;
                readonly detail: string;
                /** @description JSON Pointer into the body, or ?name of a query parameter */
                readonly pointer: string;
            }[];
            readonly instance: string;
            readonly status: number;
            readonly title: string;
            /** @description Stable; opened on this server it says what the code means. */
            readonly type: string;
        };
        readonly ReasonDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Why, in words; kept sealed. */
            readonly reason: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly ReassignDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /** @description Hand over what he holds (custody); needed if he holds something. */
            readonly handOver?: boolean;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Why, in words; kept sealed. */
            readonly reason: string;
            readonly responderId: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly ReleasedAnswer: {
            readonly parked?: components["schemas"]["ParkedKeyAnswer"];
            /** @description false: it still cannot be handled; see parked. */
            readonly released: boolean;
            readonly stream: string;
        };
        readonly ReleaseDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Why, in words; kept sealed. */
            readonly reason: string;
            readonly reservationId: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly ReleaseParkedDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /** @description Whose key it is, where a service has several consumers. */
            readonly consumer?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description mended: a newer version or a corrected event is there. recovered: what was away is back. looked-at: to see whether it goes now. */
            readonly reason: components["schemas"]["MaintenanceReason"];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The stream (key) that waits. */
            readonly stream: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly RepublishDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description mended: a newer version or a corrected event is there. recovered: what was away is back. looked-at: to see whether it goes now. */
            readonly reason: components["schemas"]["MaintenanceReason"];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            readonly stream: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly RepublishedAnswer: {
            readonly events: number;
            readonly stream: string;
        };
        /** @enum {string} */
        readonly ResponderStatus: "Off" | "Available" | "Committed" | "Resting" | "Suspended";
        readonly RetractDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: uuid
             * @description Id of the report’s event, as the case shows it.
             */
            readonly eventId: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Why, in words; kept sealed. */
            readonly reason?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly RevealDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly fields: readonly components["schemas"]["RevealedField"][];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @default person */
            readonly of: components["schemas"]["RevealedOf"];
            /** @description Why, in words; kept sealed. */
            readonly reason: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @enum {string} */
        readonly RevealedField: "name" | "phone" | "room" | "health";
        /** @enum {string} */
        readonly RevealedOf: "person" | "reporter";
        /** @enum {string} */
        readonly RevealedResponderField: "name" | "phone";
        readonly RevealResponderDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly fields: readonly components["schemas"]["RevealedResponderField"][];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Why, in words; kept sealed. */
            readonly reason: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly SeatDto: {
            /** @description Kilograms to be carried. */
            readonly canCarryKg?: number;
            /** @example 1 */
            readonly seat: string;
            /** @description Skills that whoever takes it needs, all of them. */
            readonly skills: readonly string[];
        };
        readonly ServiceStatusAnswer: {
            /** @description Empty while all is well. What is entered is safe in any case, and goes on by itself. */
            readonly behind: readonly components["schemas"]["BehindAnswer"][];
            /**
             * Format: date-time
             * @description The server’s time.
             */
            readonly now: string;
            readonly service: string;
        };
        /** @enum {string} */
        readonly SetStatus: "off" | "available" | "resting" | "suspended";
        readonly SettleAlarmDto: {
            readonly alarm: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly choice: components["schemas"]["AlarmChoice"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Why, in words; kept sealed. */
            readonly reason?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly StageDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description A public place; never a home. */
            readonly place?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            readonly stage: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly StatusDto: {
            /** @description Going off after a night duty: he rests 8 hours. If left out, the time on duty at night decides (both configurable). */
            readonly afterNightDuty?: boolean;
            /** @default available */
            readonly afterwards: components["schemas"]["AfterRest"];
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Why, in words; kept sealed. */
            readonly reason?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            readonly status: components["schemas"]["SetStatus"];
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
            /**
             * Format: date-time
             * @description resting: until when.
             */
            readonly until?: string;
        };
        readonly TellPresenceDto: {
            /** @description It is being closed, or nobody sees it. */
            readonly leaves?: boolean;
            /** @description The request that is before one’s eyes. */
            readonly looksAt?: string;
            /**
             * Format: uuid
             * @description Chosen by the page when it is opened.
             */
            readonly page: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly "Assignment.acknowledge": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.acknowledgePlace": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.atFacility": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MilestoneDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.backInService": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.block": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReasonDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.clear": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ClearDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.completeStage": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StageDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.consult": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ConsultDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.custody": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CustodyDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.decline": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReasonDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.enRoute": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MilestoneDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.handOver": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MilestoneDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.move": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MoveDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.onScene": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MilestoneDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.planStages": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PlanStagesDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.reassign": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReassignDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.retract": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RetractDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.standDown": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["OptionalReasonDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.startStage": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StageDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.transporting": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MilestoneDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.unblock": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Assignment.withPerson": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MilestoneDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Where the case stands now. */
                        readonly caseStatus?: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy?: string;
                        readonly seat?: string;
                        readonly stages?: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        /** @description Where the assignment stands now. */
                        readonly status?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Case.list": {
        readonly parameters: {
            readonly query?: {
                /** @description Area path. */
                readonly area?: string;
                readonly category?: string;
                /** @description Opaque; `next` of the page before. */
                readonly cursor?: string;
                readonly limit?: number;
                /** @description queue: by heat; ended: the latest first. */
                readonly list?: components["schemas"]["CaseList"];
                readonly priority?: components["schemas"]["Priority"];
                readonly status?: components["schemas"]["CaseStatus"];
                /** @description Only cases taken by this account; `me` for your own. */
                readonly takenBy?: string;
            };
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page, as far as the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Page"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Case.one": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path: {
                readonly requestId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Case.offer": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly requestId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["OfferDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 201: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description <requestId>.<n> */
                        readonly assignmentId: string;
                        /** @description Urgent reservations of the responder, when there is more than one. */
                        readonly conflicts: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        readonly requestId: string;
                        /** Format: date-time */
                        readonly respondBy: string;
                        readonly seat: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Case.changeSeats": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly requestId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangeSeatsDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Where the case stands now. */
                        readonly caseStatus: string;
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Case.escalate": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly requestId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EscalateDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Where the case stands now. */
                        readonly caseStatus: string;
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Case.overrideMinimum": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly requestId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReasonDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Where the case stands now. */
                        readonly caseStatus: string;
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Case.recommend": {
        readonly parameters: {
            readonly query?: {
                /** @description The first free seat if left out. */
                readonly seat?: string;
            };
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path: {
                readonly requestId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Case.reveal": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly requestId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RevealDto"];
            };
        };
        readonly responses: {
            /** @description Opened; who was shown what and why is on disk. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly disclosure: components["schemas"]["CommandReply"];
                        readonly erased?: boolean;
                        readonly personId: string;
                    } & {
                        readonly [key: string]: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Case.settleAlarm": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly requestId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SettleAlarmDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Where the case stands now. */
                        readonly caseStatus: string;
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Case.standDown": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly requestId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReasonDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Where the case stands now. */
                        readonly caseStatus: string;
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Case.take": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly requestId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Where the case stands now. */
                        readonly caseStatus: string;
                        /** @description The event that says so; an undo (retract) names it. */
                        readonly eventId?: string;
                        readonly requestId: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Parked.list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ParkedAnswer"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Parked.release": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReleaseParkedDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReleasedAnswer"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Parked.republish": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RepublishDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RepublishedAnswer"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Presence.all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Within the last day. Changes come on the live stream as dispatch.presence, without an id. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly accountId: string;
                            /** @description Requests before their eyes. */
                            readonly looksAt: readonly string[];
                            readonly name: string;
                            readonly open: boolean;
                            readonly responderId?: string;
                            /**
                             * Format: date-time
                             * @description When a page of theirs last said that it is open.
                             */
                            readonly seenAt: string;
                        }[];
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Presence.tell": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TellPresenceDto"];
            };
        };
        readonly responses: {
            /** @description Noted. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly seconds: number;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Responder.list": {
        readonly parameters: {
            readonly query?: {
                /** @description Area path. */
                readonly area?: string;
                /** @description Opaque; `next` of the page before. */
                readonly cursor?: string;
                readonly limit?: number;
                /** @description Part of the name, in Chinese or English. */
                readonly name?: string;
                readonly skill?: string;
                readonly status?: components["schemas"]["ResponderStatus"];
            };
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page, as far as the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Page"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Responder.enrol": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EnrolResponderDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 201: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @enum {string} */
                        readonly status: "Off" | "Available" | "Committed" | "Resting" | "Suspended";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Responder.one": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Responder.change": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangeResponderDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @enum {string} */
                        readonly status: "Off" | "Available" | "Committed" | "Resting" | "Suspended";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Responder.release": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReleaseDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @enum {string} */
                        readonly status: "Off" | "Available" | "Committed" | "Resting" | "Suspended";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Responder.reveal": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RevealResponderDto"];
            };
        };
        readonly responses: {
            /** @description Opened; who was shown what and why is on disk. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly disclosure: components["schemas"]["CommandReply"];
                        readonly erased?: boolean;
                        readonly personId: string;
                    } & {
                        readonly [key: string]: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Responder.status": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StatusDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @enum {string} */
                        readonly status: "Off" | "Available" | "Committed" | "Resting" | "Suspended";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Responder.import": {
        readonly parameters: {
            readonly query?: {
                /** @description true: give each an account, which signs in by a link an administrator issues. */
                readonly accounts?: boolean;
                /** @description true: only check. */
                readonly check?: boolean;
            };
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "text/csv": string;
            };
        };
        readonly responses: {
            /** @description Checked, and unless only that was wanted applied. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly changed?: number;
                        readonly checked?: boolean;
                        readonly enrolled?: number;
                        readonly rows: number;
                        readonly unchanged?: number;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Responder.me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Responder.sample": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Applied. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly changed?: number;
                        readonly checked?: boolean;
                        readonly enrolled?: number;
                        readonly rows: number;
                        readonly unchanged?: number;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Responder.template": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description An example to fill in. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Stream.status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ServiceStatusAnswer"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Stream.stream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Server-sent events: id = position, event = type of the event; resumes from Last-Event-ID. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
