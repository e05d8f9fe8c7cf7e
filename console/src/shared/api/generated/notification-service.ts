// Generated from docs/api/notification-service.json by `npm run types`.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Deliveries: {
            items?: components["schemas"]["Delivery"][];
        };
        Delivery: {
            /** Format: date-time */
            at?: string;
            /** Format: uuid */
            caseId?: string;
            department?: string;
        };
        DiscardReason: {
            reason?: string;
        };
        ProblemDetail: {
            detail?: string;
            /** Format: uri */
            instance?: string;
            properties?: {
                [key: string]: unknown;
            };
            /** Format: int32 */
            status?: number;
            title?: string;
            /** Format: uri */
            type?: string;
        };
        Receipt: {
            /** Format: date-time */
            acceptedAt?: string;
            /** Format: uuid */
            caseId?: string;
            /** Format: date-time */
            deliveredAt?: string;
            department?: string;
            /** Format: date-time */
            doneAt?: string;
            /** Format: date-time */
            rejectedAt?: string;
            /** Format: date-time */
            requestedAt?: string;
            /** Format: date-time */
            seenAt?: string;
        };
        ReceiptList: {
            items?: components["schemas"]["Receipt"][];
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
