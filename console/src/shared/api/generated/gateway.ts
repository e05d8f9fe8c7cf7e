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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
