import { Button, Form, Input, Modal, Tabs } from 'antd';
import { useState } from 'react';
import { faultOf } from '../../../shared/api/faults.ts';
import { Refused } from '../../../shared/api/problem.ts';
import type { DeadLetterContent, DeadLetterOutcome } from '../../../shared/api/types.ts';
import { useMe } from '../../../shared/dictionaries.ts';
import { useT } from '../../../shared/i18n/index.ts';
import { fullMoment } from '../../../shared/time/format.ts';
import { useNotices } from '../../../shared/ui/Notices.tsx';
import { EmptyState, ErrorState, faultText, LoadingRows, PageHead } from '../../../shared/ui/States.tsx';
import { SERVICES, useDeadLetter, useDeadLetters, useVerdict, type Service } from '../api/deadLetters.ts';

export default function DeadLettersPage() {
  const t = useT();
  const me = useMe().data;
  if (me && !me.roles.includes('ADMIN')) return <EmptyState title={t.dead.notAllowed} />;
  return (
    <div className="page">
      <PageHead title={t.dead.title} about={t.dead.about} />
      <Tabs
        items={SERVICES.map((service) => ({ key: service, label: t.dead.services[service], children: <Letters service={service} /> }))}
        destroyOnHidden
      />
    </div>
  );
}

function Letters({ service }: { service: Service }) {
  const t = useT();
  const message = useNotices();
  const letters = useDeadLetters(service);
  const verdict = useVerdict(service);
  const [inspected, setInspected] = useState<string | undefined>();
  const [discarded, setDiscarded] = useState<string | undefined>();
  const rows = (letters.data?.pages ?? []).flatMap((page) => page.items);

  const refused = (failure: unknown) => void message.error(faultText(failure, t), 6);
  const settled = ({ settled: count, stoppedBy }: DeadLetterOutcome) =>
    void (stoppedBy ? message.warning(t.dead.stopped(count, stoppedBy.error), 8) : message.success(t.dead.settled(count)));
  const replay = (id: string) => verdict.mutate({ id, verdict: 'replay' }, { onSuccess: settled, onError: refused });

  const fault = faultOf(letters);
  if (fault !== undefined) {
    const forbidden = letters.error instanceof Refused && letters.error.status === 403;
    return <ErrorState title={forbidden ? t.dead.notAllowed : t.dead.failed} failure={fault} />;
  }
  if (letters.isPending) return <LoadingRows rows={4} />;
  if (rows.length === 0) return <EmptyState title={t.dead.empty} text={t.dead.emptyText} />;
  return (
    <>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t.dead.title}>
        <table className="plain-table" data-testid="dead-letters">
          <thead>
            <tr>
              <th scope="col">{t.dead.at}</th>
              <th scope="col">{t.dead.type}</th>
              <th scope="col">{t.dead.subject}</th>
              <th scope="col">{t.dead.reason}</th>
              <th scope="col">
                <span className="visually-hidden">{t.case.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((letter) => (
              <tr key={letter.id} data-testid="dead-letter" data-id={letter.id}>
                <td className="nowrap">{fullMoment(letter.failedAt)}</td>
                <td className="code">
                  {letter.type}
                  {letter.sequence !== undefined && ` #${letter.sequence}`}
                </td>
                <td>{letter.subject && <a href={`/cases/${letter.subject}`}>{letter.subject.slice(0, 8)}…</a>}</td>
                <td>
                  <strong>{t.dead.reasons[letter.reason]}</strong>
                  <p className="muted">{letter.error}</p>
                </td>
                <td className="table-actions">
                  <Button size="small" onClick={() => setInspected(letter.id)}>
                    {t.dead.inspect}
                  </Button>
                  {letter.reason !== 'BEHIND' && (
                    <>
                      <Button size="small" loading={verdict.isPending && verdict.variables.id === letter.id} onClick={() => replay(letter.id)}>
                        {t.dead.replay}
                      </Button>
                      <Button size="small" danger onClick={() => setDiscarded(letter.id)}>
                        {t.dead.discard}
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {letters.hasNextPage && (
        <Button loading={letters.isFetchingNextPage} onClick={() => void letters.fetchNextPage()}>
          {t.common.loadMore}
        </Button>
      )}
      {inspected !== undefined && <Inspect service={service} id={inspected} close={() => setInspected(undefined)} />}
      {discarded !== undefined && (
        <Discard
          close={() => setDiscarded(undefined)}
          pending={verdict.isPending}
          confirm={(reason) =>
            verdict.mutate(
              { id: discarded, verdict: 'discard', reason },
              {
                onSuccess: (outcome) => {
                  setDiscarded(undefined);
                  settled(outcome);
                },
                onError: refused,
              },
            )
          }
        />
      )}
    </>
  );
}

function Inspect({ service, id, close }: { service: Service; id: string; close: () => void }) {
  const t = useT();
  const letter = useDeadLetter(service, id);
  const fault = faultOf(letter);
  return (
    <Modal open title={t.dead.inspect} footer={null} onCancel={close} width={760}>
      {fault !== undefined ? (
        <ErrorState title={t.dead.failed} failure={fault} />
      ) : !letter.data ? (
        <LoadingRows rows={3} />
      ) : (
        <Content letter={letter.data} />
      )}
    </Modal>
  );
}

function Content({ letter }: { letter: DeadLetterContent }) {
  const t = useT();
  return (
    <>
      <p className="code muted">
        {letter.topic} · {letter.partition} · {letter.offset}
      </p>
      <p>{letter.error}</p>
      <h3 className="payload-title">{t.dead.payload}</h3>
      <pre className="payload" tabIndex={0}>
        {readable(letter.payload)}
      </pre>
      <h3 className="payload-title">{t.dead.headers}</h3>
      <pre className="payload" tabIndex={0}>
        {JSON.stringify(letter.headers, null, 2)}
      </pre>
    </>
  );
}

/** JSON laid out; anything else as it came, because a poisoned message may be anything. */
function readable(content = ''): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch (notJson) {
    if (notJson instanceof SyntaxError) return content;
    throw notJson;
  }
}

function Discard({ close, confirm, pending }: { close: () => void; confirm: (reason: string) => void; pending: boolean }) {
  const t = useT();
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal
      open
      title={t.dead.discardTitle}
      onCancel={close}
      okText={t.dead.discard}
      okButtonProps={{ danger: true, loading: pending }}
      onOk={() => form.submit()}
    >
      <p>{t.dead.discardText}</p>
      <Form form={form} layout="vertical" onFinish={({ reason }) => confirm(reason)}>
        <Form.Item name="reason" label={t.actionDialog.labels.reason} rules={[{ required: true, whitespace: true, message: t.common.required }]}>
          <Input.TextArea autoFocus rows={3} maxLength={500} data-testid="discard-reason" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
