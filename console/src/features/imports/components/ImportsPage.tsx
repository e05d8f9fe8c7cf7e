import { Alert, Button, Progress, Select, Upload } from 'antd';
import { useState } from 'react';
import { faultOf } from '../../../shared/api/faults.ts';
import type { ImportRun } from '../../../shared/api/types.ts';
import { useDictionaries, useMe } from '../../../shared/dictionaries.ts';
import { named, useT } from '../../../shared/i18n/index.ts';
import { fullMoment, momentText } from '../../../shared/time/format.ts';
import { EmptyState, ErrorState, faultText, LoadingRows, PageHead } from '../../../shared/ui/States.tsx';
import { DownloadIcon, UploadIcon } from '../../../shared/ui/icons.tsx';
import { isRunning, useImports, useMappings, useStartImport } from '../api/imports.ts';
import { ImportErrors } from './ImportErrors.tsx';

const AUTO = ''; // no name: the server takes the mapping that fits the columns

export default function ImportsPage() {
  const t = useT();
  const imports = useImports();
  const fault = faultOf(imports);
  const runs = (imports.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <div className="page">
      <PageHead title={t.imports.title} about={t.imports.about} />
      <StartImport />
      <h2 className="section-title">{t.imports.history}</h2>
      {fault !== undefined && runs.length === 0 ? (
        <ErrorState title={t.imports.failed} failure={fault} />
      ) : imports.isPending ? (
        <LoadingRows rows={4} />
      ) : runs.length === 0 ? (
        <EmptyState title={t.imports.empty} text={t.imports.emptyText} />
      ) : (
        <ul className="import-list">
          {runs.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </ul>
      )}
      {imports.hasNextPage && (
        <Button loading={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()} data-testid="imports-more">
          {t.common.loadMore}
        </Button>
      )}
    </div>
  );
}

function StartImport() {
  const t = useT();
  const me = useMe().data;
  const dictionaries = useDictionaries().data;
  const mappings = useMappings();
  const start = useStartImport();
  const [file, setFile] = useState<File | undefined>();
  const [mapping, setMapping] = useState(AUTO);
  const [department, setDepartment] = useState<string | undefined>();

  return (
    <section className="import-start" aria-label={t.imports.start}>
      <Upload.Dragger
        accept=".csv,.xlsx"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(chosen) => {
          setFile(chosen);
          return false;
        }}
      >
        <p className="drop-icon">
          <UploadIcon size={24} />
        </p>
        <p className="drop-title">{file ? file.name : t.imports.drop}</p>
        <p className="muted">{t.imports.dropHint}</p>
      </Upload.Dragger>
      <div className="import-options">
        <label>
          <span>{t.imports.mapping}</span>
          <Select
            value={mapping}
            onChange={setMapping}
            aria-label={t.imports.mapping}
            loading={mappings.isPending}
            options={[
              { value: AUTO, label: t.imports.auto },
              ...(mappings.data ?? []).map(({ name, title }) => ({ value: name, label: named(t, 'mappings', name, title) })),
            ]}
            data-testid="import-mapping"
          />
          {faultOf(mappings) !== undefined && <small className="muted">{t.imports.mappingsFailed}</small>}
        </label>
        {me?.roles.includes('ADMIN') && (
          <label>
            <span>{t.imports.department}</span>
            <Select
              value={department ?? me.department}
              onChange={setDepartment}
              aria-label={t.imports.department}
              options={(dictionaries?.departments ?? []).map(({ code, name }) => ({ value: code, label: named(t, 'departments', code, name) }))}
              data-testid="import-department"
            />
          </label>
        )}
        <Button
          type="primary"
          disabled={!file}
          title={file ? undefined : t.imports.choose}
          loading={start.isPending}
          data-testid="import-start"
          onClick={() =>
            file &&
            start.mutate({ file, mapping, department }, { onSuccess: () => setFile(undefined) })
          }
        >
          {t.imports.start}
        </Button>
      </div>
      {start.isError && <Alert type="error" showIcon={false} title={t.imports.uploadFailed} description={faultText(start.error, t)} />}
    </section>
  );
}

function Run({ run }: { run: ImportRun }) {
  const t = useT();
  const mappings = useMappings().data;
  const [errorsShown, setErrorsShown] = useState(false);
  const running = isRunning(run);
  const percent = run.total ? Math.floor((run.done / run.total) * 100) : running ? 0 : 100;
  return (
    <li className="import-run" data-testid="import-run" data-state={run.state}>
      <div className="import-head">
        <strong>{run.fileName}</strong>
        <span className="status-tag" data-status={run.state}>
          {t.imports.state[run.state]}
        </span>
        <span className="muted">{named(t, 'mappings', run.mapping, mappings?.find((each) => each.name === run.mapping)?.title)}</span>
        <time className="muted" dateTime={run.startedAt} title={fullMoment(run.startedAt)}>
          {momentText(run.startedAt)}
        </time>
        <span className="import-ends">
          {run.errors > 0 && (
            <Button size="small" aria-expanded={errorsShown} onClick={() => setErrorsShown(!errorsShown)}>
              {t.imports.showErrors}
            </Button>
          )}
          {!running && (
            <Button size="small" icon={<DownloadIcon size={13} />} href={`/api/imports/${run.id}/result.csv`} download>
              {t.imports.result}
            </Button>
          )}
        </span>
      </div>
      <Progress
        percent={percent}
        showInfo={false}
        size="small"
        status={run.state === 'FAILED' ? 'exception' : running ? 'active' : 'normal'}
        aria-label={run.fileName}
      />
      {run.failure && <p className="inline-fault">{run.failure}</p>}
      <dl className="import-counts">
        <div>
          <dd>{run.total ? t.imports.progress(run.done, run.total) : t.imports.rows(run.done)}</dd>
        </div>
        <div>
          <dt>{t.imports.created}</dt>
          <dd>{run.created}</dd>
        </div>
        <div>
          <dt>{t.imports.duplicates}</dt>
          <dd>{run.duplicates}</dd>
        </div>
        <div data-alarm={run.errors > 0 || undefined}>
          <dt>{t.imports.errors}</dt>
          <dd>{run.errors}</dd>
        </div>
      </dl>
      {errorsShown && <ImportErrors id={run.id} />}
    </li>
  );
}
