import type { ReactNode } from 'react';
import type { CaseView, HiddenField, Proposal } from '../../../shared/api/types.ts';
import { useDictionaries } from '../../../shared/dictionaries.ts';
import { clockName, named, typeName, useT, type Messages } from '../../../shared/i18n/index.ts';
import { fullMoment } from '../../../shared/time/format.ts';
import { LockIcon } from '../../../shared/ui/icons.tsx';
import { hiddenText } from './hiddenFields.ts';

export function CaseDetails({ view }: { view: CaseView }) {
  const t = useT();
  const dictionaries = useDictionaries().data;
  const departmentName = (code: string) =>
    named(t, 'departments', code, dictionaries?.departments.find((each) => each.code === code)?.name);
  const scale = view.scale && named(t, 'scales', view.scale, dictionaries?.scales.find((each) => each.code === view.scale)?.name);

  return (
    <section className="case-section" aria-label={t.case.details}>
      <h3>{t.case.details}</h3>
      <dl className="facts">
        <Fact name={t.case.place}>{view.place}</Fact>
        <Fact name={t.case.address}>{view.address}</Fact>
        <Fact name={t.case.type}>{typeName(t, view)}</Fact>
        <Fact name={t.case.source}>{named(t, 'sources', view.source, view.sourceName)}</Fact>
        <Fact name={t.case.scale}>{scale}</Fact>
        <Fact name={t.case.raisedBy}>{departmentName(view.raisedBy)}</Fact>
        <Fact name={t.case.lead}>{view.lead ? departmentName(view.lead) : <span className="muted">{t.case.noLead}</span>}</Fact>
        <Fact name={t.case.proposals} wide>
          {view.proposals?.map((each) => <Proposed key={each.field} proposal={each} />)}
        </Fact>
        <Fact name={t.case.raisedAt}>{fullMoment(view.raisedAt)}</Fact>
        <Fact name={t.case.foundAt}>{view.foundAt && fullMoment(view.foundAt)}</Fact>
        <Fact name={t.case.clock}>{view.clock && `${clockName(t, view.clock)} · ${fullMoment(view.clock.dueAt)}`}</Fact>
      </dl>
      {view.narrative && (
        <>
          <h4>{t.case.narrative}</h4>
          <p className="narrative">{view.narrative}</p>
        </>
      )}
      {view.parties && view.parties.length > 0 && <Parties view={view} t={t} />}
      {view.absorbed && view.absorbed.length > 0 && (
        <>
          <h4>{t.case.absorbed}</h4>
          <ul className="absorbed">
            {view.absorbed.map((each) => (
              <li key={each.id}>
                <span className="number">{each.number}</span>
                <span>{departmentName(each.raisedBy)}</span>
                <time className="muted">{fullMoment(each.raisedAt)}</time>
              </li>
            ))}
          </ul>
        </>
      )}
      {view.hidden.length > 0 && <Hidden hidden={view.hidden} />}
    </section>
  );
}

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  if (children === undefined || children === null || children === '') return null;
  return (
    <div className={wide ? 'fact-wide' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What a machine proposed, with the word that made it do so; a person decides. */
function Proposed({ proposal }: { proposal: Proposal }) {
  const t = useT();
  const name = named(t, proposal.field === 'TYPE' ? 'types' : 'departments', proposal.code, proposal.name);
  return (
    <div data-testid="proposal">
      {t.case.proposed[proposal.field]} {name}
      {proposal.keyword && <span className="muted"> {t.case.proposedBy(proposal.keyword)}</span>}
    </div>
  );
}

function Parties({ view, t }: { view: CaseView; t: Messages }) {
  return (
    <>
      <h4>
        {t.case.parties} {view.partyCount !== undefined && <span className="muted">{t.case.partyCount(view.partyCount)}</span>}
      </h4>
      <ul className="parties">
        {(view.parties ?? []).map((party, position) => (
          <li key={position}>
            <span className="party-role">{t.case.role[party.role] ?? party.role}</span>
            <strong>{party.name}</strong>
            {party.fromCase && <span className="muted">{t.case.fromCase(party.fromCase)}</span>}
            {party.gender && <span>{t.case.gender[party.gender] ?? party.gender}</span>}
            {[party.phone, party.idNumber, party.address].map(
              (value, at) =>
                value && (
                  <span key={at} className={value.includes('*') ? 'masked' : undefined} title={value.includes('*') ? t.case.masked : undefined}>
                    {value}
                  </span>
                ),
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Hidden({ hidden }: { hidden: HiddenField[] }) {
  const t = useT();
  return (
    <div className="hidden-note" data-testid="hidden-fields">
      <LockIcon size={14} />
      <div>
        <strong>{t.case.hidden}</strong>
        <p className="muted">{t.case.hiddenText}</p>
        <ul>
          {hidden.map((each) => {
            const { name, reason } = hiddenText(each, t);
            return (
              <li key={name}>
                {name}
                {reason && <span className="muted"> — {reason}</span>}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
