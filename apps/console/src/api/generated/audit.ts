// Made from apps/audit/openapi.json by deploy/console-types.mjs: change the API, not this file.
export interface paths {
    readonly "/api/audit/disclosures": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who was shown which personal fields, and why; newest first */
        readonly get: operations["Oversight.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Public events as they were recorded, personal data in ciphertext */
        readonly get: operations["Oversight.raw"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit/exports/intervals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A report as CSV or NDJSON */
        readonly get: operations["Report.reportFile"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit/exports/requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Requests as CSV or NDJSON, with the id of the event that each time came from; streamed */
        readonly get: operations["Report.requestFile"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit/parked": {
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
    readonly "/api/audit/parked/release": {
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
    readonly "/api/audit/parked/republish": {
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
    readonly "/api/audit/reports/flow": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How many requests came to each state, stand there, how long they stayed, and where they left the straight way */
        readonly get: operations["Report.flow"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit/reports/heat": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Requests by building (or wider area) and hour of the day, with one leg’s percentiles */
        readonly get: operations["Report.heat"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit/reports/intervals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** n, p50, p90, p95 (nearest rank, seconds), compliance with a target pack, and 三率 */
        readonly get: operations["Report.intervals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit/reports/target-packs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The target packs a report can be judged by */
        readonly get: operations["Report.targetPacks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit/reports/workload": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Errands in hand by responder and hour of the day; no ranking */
        readonly get: operations["Report.workload"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit/requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The requests that a cell of a report counts, by time zero */
        readonly get: operations["Report.requests"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit/stream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Server-sent events: id = position in audit’s log */
        readonly get: operations["Oversight.stream"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit/timelines/{requestId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Every event of every service that concerns a request, in order and in words, with all times and intervals */
        readonly get: operations["Timeline.read"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit/timelines/{requestId}/reveal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Open personal fields of a timeline; the disclosure is recorded before the answer */
        readonly post: operations["Timeline.reveal"];
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
        /**
         * @description How it reached us; app if left out.
         * @enum {string}
         */
        readonly Channel: "app" | "phone" | "chat" | "visit" | "radio" | "paper" | "import" | "system";
        /** @description What every command answers. */
        readonly CommandReply: {
            /** @description The stream. */
            readonly id: string;
            /** @description Its last event's position in the log, which is the id of the message on the stream. */
            readonly position: number;
            /** @description Its version, also the ETag; `After: <id>@<version>` waits for it. */
            readonly version: number;
        };
        /** @enum {string} */
        readonly ExportFormat: "csv" | "ndjson";
        /** @enum {string} */
        readonly Grouping: "category" | "priority" | "area" | "hour" | "day" | "responder";
        /** @enum {string} */
        readonly Leak: "returned" | "declined" | "timed-out" | "cancelled" | "unfounded" | "transferred" | "reopened";
        /** @enum {string} */
        readonly Leg: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
        /**
         * @description mended: a newer version or a corrected event is there. recovered: what was away is back. looked-at: to see whether it goes now.
         * @enum {string}
         */
        readonly MaintenanceReason: "mended" | "recovered" | "looked-at";
        /** @enum {string} */
        readonly Met: "true" | "false";
        /** @enum {string} */
        readonly Order: "ascending" | "descending";
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
        /** @enum {string} */
        readonly Per: "assignment";
        /** @enum {string} */
        readonly PersonalField: "name" | "phone" | "room" | "health" | "notes" | "reporter";
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
        readonly ReleasedAnswer: {
            readonly parked?: components["schemas"]["ParkedKeyAnswer"];
            /** @description false: it still cannot be handled; see parked. */
            readonly released: boolean;
            readonly stream: string;
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
        readonly RevealDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly fields: readonly components["schemas"]["PersonalField"][];
            /** @description person-<uuid> or note-<uuid> as the timeline names it */
            readonly id: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
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
        readonly State: "draft" | "logged" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "returned" | "cancelled" | "unfounded" | "transferred";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly "Oversight.list": {
        readonly parameters: {
            readonly query?: {
                /** @description account-<uuid>: who looked */
                readonly account?: string;
                /** @description Opaque; `next` of the page before. */
                readonly cursor?: string;
                readonly from?: string;
                readonly limit?: number;
                /** @description person-<uuid>: who was looked up */
                readonly person?: string;
                /** @description request-<uuid> */
                readonly request?: string;
                readonly to?: string;
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
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly accountId: string;
                            readonly accountName?: string;
                            readonly area: string;
                            /** Format: date-time */
                            readonly at: string;
                            readonly fields: readonly string[];
                            readonly id: string;
                            readonly noteId?: string;
                            readonly personId?: string;
                            readonly position: number;
                            /** @description null = erased together with the person */
                            readonly reason: string | null;
                            readonly requestId?: string;
                            readonly requestNumber?: number;
                            readonly role: string;
                            readonly service: string;
                        }[];
                        readonly next: string | null;
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
    readonly "Oversight.raw": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description Events after this position. */
                readonly position?: number;
                readonly request?: string;
                readonly stream?: string;
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
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly auditPosition: number;
                            readonly event: {
                                readonly actor: {
                                    readonly area: string;
                                    readonly id: string;
                                    readonly name?: string;
                                    readonly role: string;
                                };
                                readonly causationId?: string;
                                /** @enum {string} */
                                readonly channel: "app" | "phone" | "chat" | "visit" | "radio" | "paper" | "import" | "system";
                                readonly commandId: string;
                                readonly correlationId: string;
                                readonly data: {
                                    readonly [key: string]: unknown;
                                };
                                readonly id: string;
                                /** Format: date-time */
                                readonly occurredAt: string;
                                readonly position: number;
                                /** Format: date-time */
                                readonly recordedAt: string;
                                readonly service: string;
                                readonly stream: string;
                                readonly subject?: string;
                                readonly traceparent?: string;
                                readonly type: string;
                                readonly version: number;
                            };
                        }[];
                        readonly next: number | null;
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
    readonly "Report.reportFile": {
        readonly parameters: {
            readonly query?: {
                /** @description Area path; what lies inside it counts. */
                readonly area?: string;
                /** @description Levels of the area path that make a group: 4 = community, 6 = building. */
                readonly areaDepth?: number;
                /**
                 * @description A position of this log, or an instant: the answer is as it was then.
                 * @example 184201
                 * @example 2022-04-02T12:00:00.000Z
                 */
                readonly asOf?: string;
                readonly category?: string;
                /** @description Local day of time zero. */
                readonly day?: string;
                readonly format?: components["schemas"]["ExportFormat"];
                readonly from?: string;
                /** @description Left out: one row over all. */
                readonly groupBy?: components["schemas"]["Grouping"];
                /** @description Hour of time zero in TIME_ZONE. */
                readonly hour?: number;
                /** @description Key of a target pack; see /api/audit/reports/target-packs. */
                readonly pack?: string;
                readonly priority?: components["schemas"]["Priority"];
                /** @description responder-<uuid> */
                readonly responder?: string;
                readonly to?: string;
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
            /** @description The file. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/x-ndjson": string;
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
    readonly "Report.requestFile": {
        readonly parameters: {
            readonly query?: {
                /** @description Area path; what lies inside it counts. */
                readonly area?: string;
                /**
                 * @description A position of this log, or an instant: the answer is as it was then.
                 * @example 184201
                 * @example 2022-04-02T12:00:00.000Z
                 */
                readonly asOf?: string;
                /** @description Seconds that the leg took at least. */
                readonly atLeast?: number;
                readonly category?: string;
                /** @description Local day of time zero. */
                readonly day?: string;
                readonly format?: components["schemas"]["ExportFormat"];
                readonly from?: string;
                /** @description Hour of time zero in TIME_ZONE. */
                readonly hour?: number;
                /** @description Only those that left the straight way so. */
                readonly leak?: components["schemas"]["Leak"];
                /** @description Only those that have this leg. */
                readonly leg?: components["schemas"]["Leg"];
                /** @description Only those that met the target, or did not. */
                readonly met?: components["schemas"]["Met"];
                /** @description Key of the target pack that `target` is of. */
                readonly pack?: string;
                /** @description Ask leg and target of each assignment of `responder`, as a report by responder does. */
                readonly per?: components["schemas"]["Per"];
                readonly priority?: components["schemas"]["Priority"];
                /** @description Only those that ever came there. */
                readonly reached?: components["schemas"]["State"];
                /** @description responder-<uuid> */
                readonly responder?: string;
                /** @description Only those that stand there. */
                readonly state?: components["schemas"]["State"];
                /** @description Id of an interval target: only those that it judges. */
                readonly target?: string;
                readonly to?: string;
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
            /** @description The file. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/x-ndjson": string;
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
    readonly "Report.flow": {
        readonly parameters: {
            readonly query?: {
                /** @description Area path; what lies inside it counts. */
                readonly area?: string;
                /**
                 * @description A position of this log, or an instant: the answer is as it was then.
                 * @example 184201
                 * @example 2022-04-02T12:00:00.000Z
                 */
                readonly asOf?: string;
                readonly category?: string;
                /** @description Local day of time zero. */
                readonly day?: string;
                readonly from?: string;
                /** @description Hour of time zero in TIME_ZONE. */
                readonly hour?: number;
                readonly priority?: components["schemas"]["Priority"];
                /** @description responder-<uuid> */
                readonly responder?: string;
                readonly to?: string;
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
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly asOf: {
                            /** Format: date-time */
                            readonly instant?: string;
                            readonly position: number;
                        };
                        readonly leaks: readonly {
                            readonly from: readonly {
                                readonly n: number;
                                /**
                                 * @description null = nothing told yet
                                 * @enum {string|null}
                                 */
                                readonly state: "draft" | "logged" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "returned" | "cancelled" | "unfounded" | "transferred" | null;
                            }[];
                            /** @enum {string} */
                            readonly leak: "returned" | "declined" | "timed-out" | "cancelled" | "unfounded" | "transferred" | "reopened";
                            /** @description how often */
                            readonly n: number;
                            readonly requests: number;
                        }[];
                        readonly n: number;
                        readonly states: readonly {
                            readonly n: number;
                            /** @description requests that stand there */
                            readonly now: number;
                            /**
                             * Format: date-time
                             * @description since when the one that stands there longest does
                             */
                            readonly oldest: string | null;
                            /** @description seconds; null = empty */
                            readonly p50: number | null;
                            /** @description seconds; null = empty */
                            readonly p90: number | null;
                            /** @description seconds; null = empty */
                            readonly p95: number | null;
                            /** @description requests that ever came there */
                            readonly reached: number;
                            /** @description n < 20: show it greyed */
                            readonly small: boolean;
                            /** @enum {string} */
                            readonly state: "draft" | "logged" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "returned" | "cancelled" | "unfounded" | "transferred";
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
    readonly "Report.heat": {
        readonly parameters: {
            readonly query?: {
                /** @description Area path; what lies inside it counts. */
                readonly area?: string;
                /** @description Levels of the area path that make a row: 6 = building. */
                readonly areaDepth?: number;
                /**
                 * @description A position of this log, or an instant: the answer is as it was then.
                 * @example 184201
                 * @example 2022-04-02T12:00:00.000Z
                 */
                readonly asOf?: string;
                readonly category?: string;
                /** @description Local day of time zero. */
                readonly day?: string;
                readonly from?: string;
                /** @description Hour of time zero in TIME_ZONE. */
                readonly hour?: number;
                readonly leg?: components["schemas"]["Leg"];
                readonly priority?: components["schemas"]["Priority"];
                /** @description responder-<uuid> */
                readonly responder?: string;
                readonly to?: string;
                /** @description Rows at most, the busiest; what is left out is counted. */
                readonly top?: number;
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
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly asOf: {
                            /** Format: date-time */
                            readonly instant?: string;
                            readonly position: number;
                        };
                        readonly left: {
                            readonly areas: number;
                            readonly n: number;
                        };
                        /** @enum {string} */
                        readonly leg: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                        readonly rows: readonly {
                            readonly area: string;
                            readonly hours: readonly {
                                readonly hour: number;
                                readonly leg: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                };
                                readonly n: number;
                            }[];
                            readonly n: number;
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
    readonly "Report.intervals": {
        readonly parameters: {
            readonly query?: {
                /** @description Area path; what lies inside it counts. */
                readonly area?: string;
                /** @description Levels of the area path that make a group: 4 = community, 6 = building. */
                readonly areaDepth?: number;
                /**
                 * @description A position of this log, or an instant: the answer is as it was then.
                 * @example 184201
                 * @example 2022-04-02T12:00:00.000Z
                 */
                readonly asOf?: string;
                readonly category?: string;
                /** @description Local day of time zero. */
                readonly day?: string;
                readonly from?: string;
                /** @description Left out: one row over all. */
                readonly groupBy?: components["schemas"]["Grouping"];
                /** @description Hour of time zero in TIME_ZONE. */
                readonly hour?: number;
                /** @description Key of a target pack; see /api/audit/reports/target-packs. */
                readonly pack?: string;
                readonly priority?: components["schemas"]["Priority"];
                /** @description responder-<uuid> */
                readonly responder?: string;
                readonly to?: string;
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
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly all: {
                            readonly key: string;
                            readonly legs: {
                                readonly access: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly acknowledge: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly answer: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly blocked: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly closure: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly cycle: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly processing: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly response: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly service: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly travel: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly turnout: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly verification: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                            };
                            readonly n: number;
                            readonly rates: {
                                readonly connected?: {
                                    readonly met: boolean | null;
                                    readonly n: number;
                                    readonly of: number;
                                    readonly rate: number | null;
                                    readonly target?: {
                                        readonly categories?: readonly string[];
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly kind: "rate";
                                        readonly media?: readonly string[];
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly rate: string;
                                        readonly source: string;
                                        readonly withinSecondsByPriority?: {
                                            readonly [key: string]: number;
                                        };
                                    };
                                };
                                readonly resolution: {
                                    readonly met: boolean | null;
                                    readonly n: number;
                                    readonly of: number;
                                    readonly rate: number | null;
                                    readonly target?: {
                                        readonly categories?: readonly string[];
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly kind: "rate";
                                        readonly media?: readonly string[];
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly rate: string;
                                        readonly source: string;
                                        readonly withinSecondsByPriority?: {
                                            readonly [key: string]: number;
                                        };
                                    };
                                };
                                readonly response: {
                                    readonly met: boolean | null;
                                    readonly n: number;
                                    readonly of: number;
                                    readonly rate: number | null;
                                    readonly target?: {
                                        readonly categories?: readonly string[];
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly kind: "rate";
                                        readonly media?: readonly string[];
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly rate: string;
                                        readonly source: string;
                                        readonly withinSecondsByPriority?: {
                                            readonly [key: string]: number;
                                        };
                                    };
                                };
                                readonly satisfaction: {
                                    readonly met: boolean | null;
                                    readonly n: number;
                                    readonly of: number;
                                    readonly rate: number | null;
                                    readonly target?: {
                                        readonly categories?: readonly string[];
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly kind: "rate";
                                        readonly media?: readonly string[];
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly rate: string;
                                        readonly source: string;
                                        readonly withinSecondsByPriority?: {
                                            readonly [key: string]: number;
                                        };
                                    };
                                };
                            };
                        };
                        readonly asOf: {
                            /** Format: date-time */
                            readonly instant?: string;
                            readonly position: number;
                        };
                        /** @enum {string|null} */
                        readonly groupBy: "category" | "priority" | "area" | "hour" | "day" | "responder" | null;
                        readonly pack: string;
                        readonly rows: readonly {
                            readonly key: string;
                            readonly legs: {
                                readonly access: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly acknowledge: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly answer: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly blocked: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly closure: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly cycle: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly processing: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly response: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly service: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly travel: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly turnout: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                                readonly verification: {
                                    readonly n: number;
                                    /** @description seconds; null = empty */
                                    readonly p50: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p90: number | null;
                                    /** @description seconds; null = empty */
                                    readonly p95: number | null;
                                    /** @description n < 20: show it greyed */
                                    readonly small: boolean;
                                    readonly targets: readonly {
                                        readonly categories?: readonly string[];
                                        readonly compliance: number | null;
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                        /** @enum {string} */
                                        readonly kind: "interval";
                                        readonly media?: readonly string[];
                                        readonly met: boolean | null;
                                        readonly n: number;
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly source: string;
                                        readonly within: number;
                                        readonly withinSeconds: number;
                                    }[];
                                };
                            };
                            readonly n: number;
                            readonly rates: {
                                readonly connected?: {
                                    readonly met: boolean | null;
                                    readonly n: number;
                                    readonly of: number;
                                    readonly rate: number | null;
                                    readonly target?: {
                                        readonly categories?: readonly string[];
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly kind: "rate";
                                        readonly media?: readonly string[];
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly rate: string;
                                        readonly source: string;
                                        readonly withinSecondsByPriority?: {
                                            readonly [key: string]: number;
                                        };
                                    };
                                };
                                readonly resolution: {
                                    readonly met: boolean | null;
                                    readonly n: number;
                                    readonly of: number;
                                    readonly rate: number | null;
                                    readonly target?: {
                                        readonly categories?: readonly string[];
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly kind: "rate";
                                        readonly media?: readonly string[];
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly rate: string;
                                        readonly source: string;
                                        readonly withinSecondsByPriority?: {
                                            readonly [key: string]: number;
                                        };
                                    };
                                };
                                readonly response: {
                                    readonly met: boolean | null;
                                    readonly n: number;
                                    readonly of: number;
                                    readonly rate: number | null;
                                    readonly target?: {
                                        readonly categories?: readonly string[];
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly kind: "rate";
                                        readonly media?: readonly string[];
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly rate: string;
                                        readonly source: string;
                                        readonly withinSecondsByPriority?: {
                                            readonly [key: string]: number;
                                        };
                                    };
                                };
                                readonly satisfaction: {
                                    readonly met: boolean | null;
                                    readonly n: number;
                                    readonly of: number;
                                    readonly rate: number | null;
                                    readonly target?: {
                                        readonly categories?: readonly string[];
                                        readonly id: string;
                                        /** @enum {string} */
                                        readonly kind: "rate";
                                        readonly media?: readonly string[];
                                        readonly name: {
                                            readonly en: string;
                                            readonly zh: string;
                                        };
                                        readonly percent: number;
                                        readonly priorities?: readonly string[];
                                        readonly rate: string;
                                        readonly source: string;
                                        readonly withinSecondsByPriority?: {
                                            readonly [key: string]: number;
                                        };
                                    };
                                };
                            };
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
    readonly "Report.targetPacks": {
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
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly key: string;
                            readonly name: {
                                readonly en: string;
                                readonly zh: string;
                            };
                            readonly targets: readonly ({
                                readonly categories?: readonly string[];
                                readonly id: string;
                                /** @enum {string} */
                                readonly interval: "answer" | "processing" | "acknowledge" | "turnout" | "travel" | "access" | "blocked" | "service" | "response" | "cycle" | "verification" | "closure";
                                /** @enum {string} */
                                readonly kind: "interval";
                                readonly media?: readonly string[];
                                readonly name: {
                                    readonly en: string;
                                    readonly zh: string;
                                };
                                readonly percent: number;
                                readonly priorities?: readonly string[];
                                readonly source: string;
                                readonly withinSeconds: number;
                            } | {
                                readonly categories?: readonly string[];
                                readonly id: string;
                                /** @enum {string} */
                                readonly kind: "rate";
                                readonly media?: readonly string[];
                                readonly name: {
                                    readonly en: string;
                                    readonly zh: string;
                                };
                                readonly percent: number;
                                readonly priorities?: readonly string[];
                                readonly rate: string;
                                readonly source: string;
                                readonly withinSecondsByPriority?: {
                                    readonly [key: string]: number;
                                };
                            })[];
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
    readonly "Report.workload": {
        readonly parameters: {
            readonly query?: {
                /** @description Area path; what lies inside it counts. */
                readonly area?: string;
                /**
                 * @description A position of this log, or an instant: the answer is as it was then.
                 * @example 184201
                 * @example 2022-04-02T12:00:00.000Z
                 */
                readonly asOf?: string;
                readonly category?: string;
                /** @description Local day of time zero. */
                readonly day?: string;
                readonly from?: string;
                /** @description Hour of time zero in TIME_ZONE. */
                readonly hour?: number;
                readonly priority?: components["schemas"]["Priority"];
                /** @description responder-<uuid> */
                readonly responder?: string;
                readonly to?: string;
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
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly asOf: {
                            /** Format: date-time */
                            readonly instant?: string;
                            readonly position: number;
                        };
                        readonly rows: readonly {
                            /** @description errands in hand, hour 0 … 23 */
                            readonly hours: readonly number[];
                            readonly offered: number;
                            readonly responderId: string;
                            readonly seconds: number;
                            readonly taken: number;
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
    readonly "Report.requests": {
        readonly parameters: {
            readonly query?: {
                /** @description Area path; what lies inside it counts. */
                readonly area?: string;
                /**
                 * @description A position of this log, or an instant: the answer is as it was then.
                 * @example 184201
                 * @example 2022-04-02T12:00:00.000Z
                 */
                readonly asOf?: string;
                /** @description Seconds that the leg took at least. */
                readonly atLeast?: number;
                readonly category?: string;
                /** @description Opaque; `next` of the page before. */
                readonly cursor?: string;
                /** @description Local day of time zero. */
                readonly day?: string;
                readonly from?: string;
                /** @description Hour of time zero in TIME_ZONE. */
                readonly hour?: number;
                /** @description Only those that left the straight way so. */
                readonly leak?: components["schemas"]["Leak"];
                /** @description Only those that have this leg. */
                readonly leg?: components["schemas"]["Leg"];
                readonly limit?: number;
                /** @description Only those that met the target, or did not. */
                readonly met?: components["schemas"]["Met"];
                /** @description By time zero. */
                readonly order?: components["schemas"]["Order"];
                /** @description Key of the target pack that `target` is of. */
                readonly pack?: string;
                /** @description Ask leg and target of each assignment of `responder`, as a report by responder does. */
                readonly per?: components["schemas"]["Per"];
                readonly priority?: components["schemas"]["Priority"];
                /** @description Only those that ever came there. */
                readonly reached?: components["schemas"]["State"];
                /** @description responder-<uuid> */
                readonly responder?: string;
                /** @description Only those that stand there. */
                readonly state?: components["schemas"]["State"];
                /** @description Id of an interval target: only those that it judges. */
                readonly target?: string;
                readonly to?: string;
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
                    readonly "application/json": {
                        readonly asOf: {
                            /** Format: date-time */
                            readonly instant?: string;
                            readonly position: number;
                        };
                        readonly items: readonly {
                            readonly area: string;
                            readonly assignments: readonly {
                                readonly assignmentId: string;
                                readonly end: string | null;
                                readonly intervals: {
                                    /** @description seconds; null = empty */
                                    readonly access: number | null;
                                    /** @description seconds; null = empty */
                                    readonly acknowledge: number | null;
                                    /** @description seconds; null = empty */
                                    readonly blocked: number | null;
                                    /** @description seconds; null = empty */
                                    readonly service: number | null;
                                    /** @description seconds; null = empty */
                                    readonly travel: number | null;
                                    /** @description seconds; null = empty */
                                    readonly turnout: number | null;
                                };
                                readonly n: number;
                                readonly outcome: string | null;
                                readonly responderId: string | null;
                                readonly round: number;
                                readonly times: {
                                    /**
                                     * Format: date-time
                                     * @description null = not known
                                     */
                                    readonly acknowledged: string | null;
                                    /**
                                     * Format: date-time
                                     * @description null = not known
                                     */
                                    readonly atFacility: string | null;
                                    /**
                                     * Format: date-time
                                     * @description null = not known
                                     */
                                    readonly backInService: string | null;
                                    /**
                                     * Format: date-time
                                     * @description null = not known
                                     */
                                    readonly cleared: string | null;
                                    /**
                                     * Format: date-time
                                     * @description null = not known
                                     */
                                    readonly enRoute: string | null;
                                    /**
                                     * Format: date-time
                                     * @description null = not known
                                     */
                                    readonly handedOver: string | null;
                                    /**
                                     * Format: date-time
                                     * @description null = not known
                                     */
                                    readonly leftScene: string | null;
                                    /**
                                     * Format: date-time
                                     * @description null = not known
                                     */
                                    readonly offered: string | null;
                                    /**
                                     * Format: date-time
                                     * @description null = not known
                                     */
                                    readonly onScene: string | null;
                                    /**
                                     * Format: date-time
                                     * @description null = not known
                                     */
                                    readonly withPerson: string | null;
                                };
                            }[];
                            readonly category: string | null;
                            /** @description hour of time zero in TIME_ZONE */
                            readonly hour: number | null;
                            readonly intervals: {
                                /** @description seconds; null = empty */
                                readonly access: number | null;
                                /** @description seconds; null = empty */
                                readonly acknowledge: number | null;
                                /** @description seconds; null = empty */
                                readonly answer: number | null;
                                /** @description seconds; null = empty */
                                readonly blocked: number | null;
                                /** @description seconds; null = empty */
                                readonly closure: number | null;
                                /** @description seconds; null = empty */
                                readonly cycle: number | null;
                                /** @description seconds; null = empty */
                                readonly processing: number | null;
                                /** @description seconds; null = empty */
                                readonly response: number | null;
                                /** @description seconds; null = empty */
                                readonly service: number | null;
                                /** @description seconds; null = empty */
                                readonly travel: number | null;
                                /** @description seconds; null = empty */
                                readonly turnout: number | null;
                                /** @description seconds; null = empty */
                                readonly verification: number | null;
                            };
                            /** @description events recorded more than 60 s (configurable) from when they happened */
                            readonly late: number;
                            /** @description what people say on the phone */
                            readonly number: number | null;
                            readonly priority: string | null;
                            readonly rating: number | null;
                            readonly reopenings: number;
                            readonly requestId: string;
                            readonly retracted: number;
                            /** @description false: nobody told time zero; contact is the first that was written, answer is empty */
                            readonly ringKnown: boolean;
                            readonly solved: boolean | null;
                            /**
                             * @description null = nothing told yet
                             * @enum {string|null}
                             */
                            readonly state: "draft" | "logged" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "returned" | "cancelled" | "unfounded" | "transferred" | null;
                            readonly times: {
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly acknowledged: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly answered: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly atFacility: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly backInService: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly cancelled: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly cleared: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly closed: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly contact: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly enRoute: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly firstOffer: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly followUp: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly handedOver: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly leftScene: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly logged: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly onScene: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly prioritySet: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly reopened: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly transferred: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly withPerson: string | null;
                            };
                        }[];
                        readonly next: string | null;
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
    readonly "Oversight.stream": {
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
    readonly "Timeline.read": {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description A position of this log, or an instant: the answer is as it was then.
                 * @example 184201
                 * @example 2022-04-02T12:00:00.000Z
                 */
                readonly asOf?: string;
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
                        readonly area: string;
                        readonly asOf: {
                            /** Format: date-time */
                            readonly instant?: string;
                            readonly position: number;
                        };
                        readonly assignments: readonly {
                            readonly assignmentId: string;
                            readonly end: string | null;
                            readonly intervals: {
                                /** @description seconds; null = empty */
                                readonly access: number | null;
                                /** @description seconds; null = empty */
                                readonly acknowledge: number | null;
                                /** @description seconds; null = empty */
                                readonly blocked: number | null;
                                /** @description seconds; null = empty */
                                readonly service: number | null;
                                /** @description seconds; null = empty */
                                readonly travel: number | null;
                                /** @description seconds; null = empty */
                                readonly turnout: number | null;
                            };
                            readonly n: number;
                            readonly outcome: string | null;
                            readonly responderId: string | null;
                            readonly round: number;
                            readonly times: {
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly acknowledged: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly atFacility: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly backInService: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly cleared: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly enRoute: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly handedOver: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly leftScene: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly offered: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly onScene: string | null;
                                /**
                                 * Format: date-time
                                 * @description null = not known
                                 */
                                readonly withPerson: string | null;
                            };
                        }[];
                        readonly category: string | null;
                        readonly confidential: boolean;
                        readonly entries: readonly {
                            readonly actor: {
                                readonly area: string;
                                readonly id: string;
                                readonly name?: string;
                                readonly role: string;
                            };
                            readonly assignment?: number;
                            readonly causationId?: string;
                            /** @enum {string} */
                            readonly channel: "app" | "phone" | "chat" | "visit" | "radio" | "paper" | "import" | "system";
                            /** @description recordedAt − occurredAt, seconds */
                            readonly delay: number;
                            readonly id: string;
                            readonly late: boolean;
                            /** Format: date-time */
                            readonly occurredAt: string;
                            readonly personal?: readonly {
                                readonly erased?: boolean;
                                readonly health?: string;
                                readonly id: string;
                                readonly name?: string;
                                readonly phone?: string;
                                /** @enum {string} */
                                readonly role: "person" | "reporter" | "note";
                                readonly room?: string;
                                readonly text?: string;
                            }[];
                            readonly position: number;
                            /** Format: date-time */
                            readonly recordedAt: string;
                            readonly responderId?: string;
                            readonly retractedBy?: string;
                            readonly retracts?: readonly string[];
                            readonly service: string;
                            readonly stream: string;
                            readonly subject?: string;
                            readonly text: {
                                readonly en: string;
                                readonly zh: string;
                            };
                            readonly type: string;
                            readonly version: number;
                        }[];
                        /** @description hour of time zero in TIME_ZONE */
                        readonly hour: number | null;
                        readonly intervals: {
                            /** @description seconds; null = empty */
                            readonly access: number | null;
                            /** @description seconds; null = empty */
                            readonly acknowledge: number | null;
                            /** @description seconds; null = empty */
                            readonly answer: number | null;
                            /** @description seconds; null = empty */
                            readonly blocked: number | null;
                            /** @description seconds; null = empty */
                            readonly closure: number | null;
                            /** @description seconds; null = empty */
                            readonly cycle: number | null;
                            /** @description seconds; null = empty */
                            readonly processing: number | null;
                            /** @description seconds; null = empty */
                            readonly response: number | null;
                            /** @description seconds; null = empty */
                            readonly service: number | null;
                            /** @description seconds; null = empty */
                            readonly travel: number | null;
                            /** @description seconds; null = empty */
                            readonly turnout: number | null;
                            /** @description seconds; null = empty */
                            readonly verification: number | null;
                        };
                        /** @description events recorded more than 60 s (configurable) from when they happened */
                        readonly late: number;
                        /** @description what people say on the phone */
                        readonly number: number | null;
                        readonly priority: string | null;
                        readonly rating: number | null;
                        readonly reopenings: number;
                        readonly requestId: string;
                        readonly retracted: number;
                        /** @description false: nobody told time zero; contact is the first that was written, answer is empty */
                        readonly ringKnown: boolean;
                        readonly solved: boolean | null;
                        /**
                         * @description null = nothing told yet
                         * @enum {string|null}
                         */
                        readonly state: "draft" | "logged" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "returned" | "cancelled" | "unfounded" | "transferred" | null;
                        readonly times: {
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly acknowledged: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly answered: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly atFacility: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly backInService: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly cancelled: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly cleared: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly closed: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly contact: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly enRoute: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly firstOffer: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly followUp: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly handedOver: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly leftScene: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly logged: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly onScene: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly prioritySet: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly reopened: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly transferred: string | null;
                            /**
                             * Format: date-time
                             * @description null = not known
                             */
                            readonly withPerson: string | null;
                        };
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
    readonly "Timeline.reveal": {
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
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly position: number;
                        readonly values: readonly {
                            readonly erased?: boolean;
                            readonly health?: string;
                            readonly id: string;
                            readonly name?: string;
                            readonly phone?: string;
                            /** @enum {string} */
                            readonly role: "person" | "reporter" | "note";
                            readonly room?: string;
                            readonly text?: string;
                        }[];
                        readonly version: number;
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
}
