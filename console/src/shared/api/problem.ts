/** A refusal as the servers say it: application/problem+json (RFC 9457) with our own members. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  field?: string;
  fields?: { field: string; detail?: string; reason?: string }[];
  current?: unknown;
  /** The state the case is in, of a command that it refuses; `status` is HTTP's. */
  caseStatus?: string;
  [member: string]: unknown;
}

/** A request the server answered with a refusal. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds?: number,
  ) {
    super(problem.detail ?? problem.title);
  }

  get status(): number {
    return this.problem.status;
  }

  /** The last part of the problem type, `idempotency-conflict` of `urn:fengqiao:problem:idempotency-conflict`. */
  get slug(): string {
    return this.problem.type.split(':').at(-1) ?? '';
  }

  /** Too much is asked at once; a service that is away is another matter. */
  get isBusy(): boolean {
    return this.status === 429 || this.slug === 'overloaded';
  }

  get isAway(): boolean {
    return this.status === 503 && !this.isBusy;
  }

  /** The answer was lost on its way: the command may have been done. */
  get isUncertain(): boolean {
    return ['upstream-broken', 'upstream-timeout', 'temporarily-unavailable'].includes(this.slug);
  }
}

/** A request nobody answered: whether it took effect is unknown. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  constructor(
    readonly why: 'timeout' | 'network',
    options?: ErrorOptions,
  ) {
    super(why, options);
  }
}

/** What a failed answer's body says; a body that is no problem document becomes one that tells the status. */
export function problemOf(status: number, statusText: string, body: unknown): Problem {
  const fallback: Problem = { type: `about:blank#${status}`, title: statusText || String(status), status };
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return fallback;
  const said = body as Partial<Problem>;
  return {
    ...said,
    type: typeof said.type === 'string' ? said.type : fallback.type,
    title: typeof said.title === 'string' ? said.title : fallback.title,
    status: typeof said.status === 'number' ? said.status : status,
  };
}

/** `parties[0].phone`, `/parties/0/phone` or `#/parties/0/phone` as the path of a form field. */
export function fieldPath(field: string): (string | number)[] {
  return field
    .replace(/^[#$]?[./]?/, '')
    .split(/[./[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Every field a refusal names, with what it says about it. */
export function fieldsOf(problem: Problem): { path: (string | number)[]; says: string }[] {
  const named = problem.fields ?? [];
  const all = named.map((each) => ({ field: each.field, says: each.detail ?? each.reason ?? problem.title }));
  if (problem.field !== undefined && !named.some((each) => each.field === problem.field)) {
    all.unshift({ field: problem.field, says: problem.detail ?? problem.title });
  }
  return all.map(({ field, says }) => ({ path: fieldPath(field), says }));
}
