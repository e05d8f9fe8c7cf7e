import { memo, type CSSProperties } from 'react';
import { actionName } from '../../../shared/actions.ts';
import type { QueueItem } from '../../../shared/api/types.ts';
import { clockName, named, typeName, useT } from '../../../shared/i18n/index.ts';
import { useReceipts } from '../../../shared/receipts.ts';
import { useRole, WORKS_ON_CASES } from '../../../shared/roles.ts';
import { useTellShown } from '../../../shared/shown.ts';
import { fullMoment, momentText } from '../../../shared/time/format.ts';
import { ColourMark } from '../../../shared/ui/ColourMark.tsx';
import { Countdown } from '../../../shared/ui/Countdown.tsx';
import { LockIcon } from '../../../shared/ui/icons.tsx';
import { ReceiptChip } from '../../../shared/ui/ReceiptChip.tsx';

interface Props {
  row: QueueItem;
  index: number;
  offset: number;
  height: number;
  fresh: boolean;
  opened: boolean;
  reachable: boolean;
  activate: (id: string) => void;
  open: (id: string) => void;
}

export const QueueRow = memo(function QueueRow({ row, index, offset, height, fresh, opened, reachable, activate, open }: Props) {
  const t = useT();
  const receipts = useReceipts(row);
  useTellShown(receipts.open ? receipts.data : undefined);
  const worksOnCases = useRole(WORKS_ON_CASES);
  const place: CSSProperties = { transform: `translateY(${offset}px)`, height };
  const proposedTo = row.proposals?.find((each) => each.field === 'DEPARTMENT');
  const title = row.title ?? (worksOnCases ? t.queue.hiddenTitle : t.queue.hiddenTitleForRole);
  const next = row.availableActions.find((each) => each.action === row.nextAction);

  return (
    <div
      role="row"
      tabIndex={reachable ? 0 : -1}
      className="queue-row"
      style={place}
      aria-rowindex={index + 2}
      aria-selected={opened}
      data-testid="queue-row"
      data-case-id={row.id}
      data-colour={row.colour}
      data-status={row.status}
      data-fresh={fresh || undefined}
      onFocus={() => activate(row.id)}
      onClick={() => open(row.id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
        event.preventDefault();
        open(row.id);
      }}
    >
      <div role="gridcell" className="cell cell-colour">
        <ColourMark colour={row.colour} certainty={row.certainty} />
      </div>
      <div role="gridcell" className="cell cell-case">
        <span className="row-title">
          <span className={row.title === undefined ? 'row-words muted' : 'row-words'} title={title}>
            {title}
          </span>
          {row.restricted && (
            <span className="row-tag">
              <LockIcon size={11} /> {t.queue.restricted}
            </span>
          )}
          {row.mode === 'EXERCISE' && <span className="row-tag">{t.queue.exercise}</span>}
        </span>
        <span className="row-sub muted">
          <span className="number">{row.number}</span>
          <time dateTime={row.raisedAt} title={fullMoment(row.raisedAt)}>
            {momentText(row.raisedAt)}
          </time>
          <span>{typeName(t, row)}</span>
          {proposedTo && <span>{t.queue.proposedTo(named(t, 'departments', proposedTo.code, proposedTo.name))}</span>}
          <span className="row-place">{row.place}</span>
          <span className="row-source">{named(t, 'sources', row.source, row.sourceName)}</span>
          {row.partiesMasked && <span className="row-parties">{row.partiesMasked}</span>}
        </span>
      </div>
      <div role="gridcell" className="cell cell-place">
        {row.place}
      </div>
      <div role="gridcell" className="cell cell-departments">
        {row.departments.map((each) => (
          <ReceiptChip
            key={each.department}
            onCase={each}
            lead={each.department === row.lead}
            receipts={receipts.open ? receipts.data : undefined}
          />
        ))}
      </div>
      <div role="gridcell" className="cell cell-status">
        <span className="status-tag" data-status={row.status}>
          {named(t, 'statuses', row.status, row.statusName)}
        </span>
      </div>
      <div role="gridcell" className="cell cell-clock">
        <Countdown clock={row.clock} />
        {row.clock && (
          <span className="clock-name muted" title={clockName(t, row.clock)}>
            {clockName(t, row.clock)}
          </span>
        )}
      </div>
      <div role="gridcell" className="cell cell-next">
        {next && <span className="next-action">{actionName(next, t)}</span>}
      </div>
    </div>
  );
});
