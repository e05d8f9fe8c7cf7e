// Generated from docs/api/notification-service.json by `npm run types`.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
        Deliveries: {
            items: components["schemas"]["Delivery"][];
        };
        Delivery: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            caseId: string;
            department: string;
        };
        DiscardReason: {
            reason: string;
        };
        Problem: {
            detail?: string;
            field?: string;
            status?: unknown;
            title?: string;
            type?: string;
        } & {
            [key: string]: unknown;
        };
        Receipt: {
            /** Format: date-time */
            acceptedAt?: string;
            /** Format: uuid */
            caseId: string;
            /** Format: date-time */
            deliveredAt?: string;
            department: string;
            /** Format: date-time */
            doneAt?: string;
            /** Format: date-time */
            rejectedAt?: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            seenAt?: string;
        };
        ReceiptList: {
            items: components["schemas"]["Receipt"][];
        };
        ShownCases: {
            cases: string[];
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
