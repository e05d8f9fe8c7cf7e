import type { DepartmentOnCase, Receipt, Rung } from '../api/types.ts';
import type { Messages } from '../i18n/zh.ts';

export const RUNGS: readonly Rung[] = ['REQUESTED', 'DELIVERED', 'SEEN', 'ACCEPTED', 'REJECTED', 'DONE'];

/** When each rung was climbed, lowest first; rungs not climbed are left out. */
export function climbed(receipt: Receipt | undefined): { rung: Rung; at: string }[] {
  const times: [Rung, string | undefined][] = [
    ['REQUESTED', receipt?.requestedAt],
    ['DELIVERED', receipt?.deliveredAt],
    ['SEEN', receipt?.seenAt],
    ['ACCEPTED', receipt?.acceptedAt],
    ['REJECTED', receipt?.rejectedAt],
    ['DONE', receipt?.doneAt],
  ];
  return times.flatMap(([rung, at]) => (at === undefined ? [] : [{ rung, at }]));
}

/** The highest rung of a department. The receipts know every rung; the case itself may be the first to know the answer. */
export function rungOf(onCase: DepartmentOnCase, receipt: Receipt | undefined): Rung {
  const steps = climbed(receipt);
  const fromReceipt = steps
    .filter(({ rung }) => rung === 'ACCEPTED' || rung === 'REJECTED')
    .sort((one, other) => one.at.localeCompare(other.at))
    .at(-1)?.rung;
  const highest = receipt?.doneAt ? 'DONE' : (fromReceipt ?? steps.at(-1)?.rung ?? 'REQUESTED');
  if (onCase.share === 'WAIVED' || onCase.share === 'REVOKED') return highest; // it left: no rung of its own, and no answer either
  return RUNGS.indexOf(onCase.share) > RUNGS.indexOf(highest) ? onCase.share : highest;
}

/** How a department left the case; undefined while it is on it. */
export function leftText(t: Messages, { share }: Pick<DepartmentOnCase, 'share'>): string | undefined {
  return share === 'WAIVED' ? t.case.waived : share === 'REVOKED' ? t.case.revoked : undefined;
}
