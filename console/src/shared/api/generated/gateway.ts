// Generated from docs/api/gateway.json by `npm run types`.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Me: {
            subject: string;
            name: string;
            department: string;
            departmentName: string;
            area: string;
            roles: string[];
            csrf: string;
        };
        Reachability: {
            departments: {
                department: string;
                name: string;
                /** Format: date-time */
                lastCanaryAt: string | null;
                ageSeconds: number | null;
                reachable: boolean;
                consoles: number;
            }[];
            stations: {
                /** @enum {string} */
                station: "case-service" | "risk-service" | "notification-service";
                /** Format: date-time */
                lastCanaryAt: string | null;
                ageSeconds: number | null;
            }[];
        };
        Hello: {
            /** @enum {string} */
            feed: "live" | "stale";
            department: string;
            heartbeatSeconds: number;
        };
        Resync: {
            reason: string;
        };
        Fact: {
            /** Format: uuid */
            id: string;
            type: string;
            /** Format: uuid */
            subject: string;
            /** Format: int64 */
            sequence: number;
            /** Format: date-time */
            time: string;
            data: Record<string, never>;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            instance?: string;
            target?: string;
            limit?: number;
            operation?: string;
            reason?: string;
            incident?: string;
        };
        DeadLetterItem: {
            /** Format: int32 */
            attempts: number;
            error: string;
            /** Format: date-time */
            failedAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            reason: "POISON" | "MALFORMED" | "GAP" | "BEHIND" | "CONFLICT";
            /** Format: int64 */
            sequence?: number;
            /** @enum {string} */
            state: "PARKED" | "REPLAYED" | "DISCARDED";
            /** Format: uuid */
            subject?: string;
            topic: string;
            type?: string;
        };
        DeadLetterOutcome: {
            /** Format: int32 */
            settled: number;
            stoppedBy?: components["schemas"]["DeadLetterItem"];
        };
        DeadLetterPage: {
            items: components["schemas"]["DeadLetterItem"][];
            next?: string;
        };
        DeadLetterView: {
            /** Format: int32 */
            attempts: number;
            encoding?: string;
            error: string;
            /** Format: date-time */
            failedAt: string;
            headers: {
                [key: string]: string;
            };
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            offset: number;
            /** Format: int32 */
            partition: number;
            payload?: string;
            /** @enum {string} */
            reason: "POISON" | "MALFORMED" | "GAP" | "BEHIND" | "CONFLICT";
            /** Format: int64 */
            sequence?: number;
            /** Format: date-time */
            settledAt?: string;
            settledBecause?: string;
            settledBy?: string;
            /** @enum {string} */
            state: "PARKED" | "REPLAYED" | "DISCARDED";
            /** Format: uuid */
            subject?: string;
            topic: string;
            type?: string;
        };
        DiscardReason: {
            reason: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
