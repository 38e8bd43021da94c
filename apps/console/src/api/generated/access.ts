// Made from libs/access/openapi.json by deploy/console-types.mjs: change the API, not this file.
export interface paths {
    readonly "/api/access/accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Accounts inside my area */
        readonly get: operations["listAccounts"];
        readonly put?: never;
        /** Make an account; the answer has its sign-in link */
        readonly post: operations["createAccount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/access/accounts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One account */
        readonly get: operations["getAccount"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/access/accounts/{id}/disable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Nobody signs in with it any more; its sessions end at once */
        readonly post: operations["disableAccount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/access/accounts/{id}/enable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take disable back */
        readonly post: operations["enableAccount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/access/accounts/{id}/issue-link": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** A new single-use sign-in link; the earlier one stops working */
        readonly post: operations["issueLink"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/access/accounts/{id}/set-rights": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Replace rights and responder; in force at once */
        readonly post: operations["setRights"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/access/accounts/{id}/sign-out-everywhere": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End all sessions of the account */
        readonly post: operations["signOutAccount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/access/links/{token}/redeem": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Sign in with a single-use link, setting a password if one is given */
        readonly post: operations["redeemLink"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/access/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who am I */
        readonly get: operations["me"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/access/set-password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Set my password; my other sessions end */
        readonly post: operations["setPassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/access/sign-in": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Sign in with name and password */
        readonly post: operations["signIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/access/sign-out": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End this session */
        readonly post: operations["signOut"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/access/sign-out-everywhere": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End all my sessions */
        readonly post: operations["signOutEverywhere"];
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
        readonly AccountAnswer: {
            /** Format: date-time */
            readonly createdAt: string;
            readonly disabled: boolean;
            readonly displayName: string;
            readonly hasPassword: boolean;
            readonly id: string;
            readonly link?: components["schemas"]["LinkAnswer"];
            readonly name: string;
            readonly responderId?: string;
            readonly rights: readonly components["schemas"]["RightDto"][];
            /** Format: date-time */
            readonly signedInAt?: string;
            /** @description Raised by each change; also the ETag. */
            readonly version: number;
        };
        readonly AccountPage: {
            readonly items: readonly components["schemas"]["AccountAnswer"][];
            /** @description Cursor of the next page. */
            readonly next?: string;
        };
        /**
         * @description How it reached us; app if left out.
         * @enum {string}
         */
        readonly Channel: "app" | "phone" | "chat" | "visit" | "radio" | "paper" | "import" | "system";
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
        readonly CreateAccountDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly displayName: string;
            /** @example wang.li */
            readonly name: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description The responder this account speaks for; at most one account per responder. */
            readonly responderId?: string;
            readonly rights: readonly components["schemas"]["RightDto"][];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly LinkAnswer: {
            /** Format: date-time */
            readonly expiresAt: string;
            /**
             * @description POST it to redeem. Shown once.
             * @example /api/access/links/…/redeem
             */
            readonly path: string;
            readonly token: string;
        };
        readonly Page: {
            readonly items: readonly {
                readonly [key: string]: unknown;
            }[];
            /** @description The cursor of the next page; left out on the last. */
            readonly next?: string;
        };
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
        readonly RedeemDto: {
            /**
             * Format: password
             * @description At least 12 characters.
             */
            readonly password?: string;
            /**
             * @description A browser page asks for a cookie (HttpOnly), a program for a bearer token.
             * @default bearer
             * @enum {string}
             */
            readonly session: "bearer" | "cookie";
        };
        readonly RightDto: {
            /**
             * @description city/district/street/community[/estate[/building]]; empty = everywhere.
             * @example wuhan/jianghan/minyi/huaan
             */
            readonly area: string;
            readonly role: components["schemas"]["Role"];
        };
        /** @enum {string} */
        readonly Role: "operator" | "dispatcher" | "responder" | "steward" | "supervisor" | "administrator";
        readonly SessionAnswer: {
            readonly subject: components["schemas"]["SubjectAnswer"];
            /** @description Send as Authorization: Bearer <token>. Shown once. */
            readonly token?: string;
        };
        readonly SetPasswordDto: {
            /**
             * Format: password
             * @description The one in use, if there is one.
             */
            readonly current?: string;
            /**
             * Format: password
             * @description At least 12 characters.
             */
            readonly password: string;
        };
        readonly SetRightsDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description The responder this account speaks for; at most one account per responder. */
            readonly responderId?: string;
            readonly rights: readonly components["schemas"]["RightDto"][];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly SignInDto: {
            readonly name: string;
            /** Format: password */
            readonly password: string;
            /**
             * @description A browser page asks for a cookie (HttpOnly), a program for a bearer token.
             * @default bearer
             * @enum {string}
             */
            readonly session: "bearer" | "cookie";
        };
        readonly SubjectAnswer: {
            readonly accountId: string;
            readonly displayName: string;
            /**
             * Format: date-time
             * @description Moves on while the session is used.
             */
            readonly expiresAt: string;
            readonly name: string;
            readonly responderId?: string;
            readonly rights: readonly components["schemas"]["RightDto"][];
            readonly sessionId: string;
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
    readonly listAccounts: {
        readonly parameters: {
            readonly query?: {
                /** @description Opaque; `next` of the page before. */
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
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
                    readonly "application/json": components["schemas"]["AccountPage"];
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
    readonly createAccount: {
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
                readonly "application/json": components["schemas"]["CreateAccountDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccountAnswer"];
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
    readonly getAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccountAnswer"];
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
    readonly disableAccount: {
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
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccountAnswer"];
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
    readonly enableAccount: {
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
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccountAnswer"];
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
    readonly issueLink: {
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
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LinkAnswer"];
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
    readonly setRights: {
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
                readonly "application/json": components["schemas"]["SetRightsDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccountAnswer"];
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
    readonly signOutAccount: {
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
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
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
    readonly redeemLink: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RedeemDto"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionAnswer"];
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
    readonly me: {
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
                    readonly "application/json": components["schemas"]["SubjectAnswer"];
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
    readonly setPassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetPasswordDto"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
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
    readonly signIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SignInDto"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionAnswer"];
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
    readonly signOut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
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
    readonly signOutEverywhere: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
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
