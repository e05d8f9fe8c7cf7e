import { Tooltip } from 'antd';
import type { DepartmentOnCase, Receipt, Rung } from '../api/types.ts';
import { useDictionaries } from '../dictionaries.ts';
import { named, useT } from '../i18n/index.ts';
import { fullMoment, momentText } from '../time/format.ts';
import { AcceptedIcon, DeliveredIcon, DoneIcon, RejectedIcon, RequestedIcon, SeenIcon } from './icons.tsx';
import { climbed, leftText, rungOf } from './ladder.ts';

const rungIcons: Record<Rung, typeof SeenIcon> = {
  REQUESTED: RequestedIcon,
  DELIVERED: DeliveredIcon,
  SEEN: SeenIcon,
  ACCEPTED: AcceptedIcon,
  REJECTED: RejectedIcon,
  DONE: DoneIcon,
};

export function RungIcon({ rung }: { rung: Rung }) {
  const Icon = rungIcons[rung];
  return <Icon size={13} />;
}

/** One department on a case: who, how far up the receipt ladder, and since when. Without receipts it claims no rung. */
export function ReceiptChip({
  onCase,
  receipts,
  lead = false,
}: {
  onCase: DepartmentOnCase;
  receipts: Receipt[] | undefined;
  lead?: boolean;
}) {
  const t = useT();
  const names = useDictionaries().data?.departments.find((each) => each.code === onCase.department);
  const receipt = receipts?.find((each) => each.department === onCase.department);
  const rung = receipts && rungOf(onCase, receipt);
  const steps = climbed(receipt);
  return (
    <Tooltip
      mouseEnterDelay={0.25}
      title={
        <div className="ladder-tip">
          <strong>{named(t, 'departments', onCase.department, onCase.name)}</strong>
          {rung && steps.length === 0 && <div>{t.rung[rung]}</div>}
          {steps.map((step) => (
            <div key={step.rung} className="ladder-tip-row">
              <span>{t.rung[step.rung]}</span>
              <time dateTime={step.at}>{fullMoment(step.at)}</time>
            </div>
          ))}
          {onCase.reason && <div className="ladder-tip-reason">{onCase.reason}</div>}
        </div>
      }
    >
      <span
        className="receipt-chip"
        data-testid="receipt-chip"
        data-department={onCase.department}
        data-rung={rung}
        data-lead={lead || undefined}
      >
        {rung && <RungIcon rung={rung} />}
        <span className="receipt-department">{named(t, 'chips', onCase.department, names?.short ?? onCase.name)}</span>
        {rung && <span className="receipt-rung">{leftText(t, onCase) ?? t.rung[rung]}</span>}
        <span className="visually-hidden">{momentText(steps.at(-1)?.at)}</span>
      </span>
    </Tooltip>
  );
}
