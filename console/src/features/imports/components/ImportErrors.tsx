import { Button } from 'antd';
import { faultOf } from '../../../shared/api/faults.ts';
import { useT } from '../../../shared/i18n/index.ts';
import { ErrorState, LoadingRows } from '../../../shared/ui/States.tsx';
import { useImportErrors } from '../api/imports.ts';

export function ImportErrors({ id }: { id: string }) {
  const t = useT();
  const errors = useImportErrors(id);
  const rows = (errors.data?.pages ?? []).flatMap((page) => page.items);
  const fault = faultOf(errors);
  if (fault !== undefined) return <ErrorState title={t.imports.failed} failure={fault} />;
  if (errors.isPending) return <LoadingRows rows={3} />;
  if (rows.length === 0) return <p className="muted">{t.imports.noErrors}</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t.imports.errors}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t.imports.line}</th>
            <th scope="col">{t.imports.column}</th>
            <th scope="col">{t.imports.reason}</th>
            <th scope="col">{t.imports.value}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((error) => (
            <tr key={`${error.line}-${error.column}-${error.reason}`}>
              <td className="number">{error.line}</td>
              <td>{error.column}</td>
              <td>{error.reason}</td>
              <td className="muted">{error.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {errors.hasNextPage && (
        <Button size="small" loading={errors.isFetchingNextPage} onClick={() => void errors.fetchNextPage()}>
          {t.common.loadMore}
        </Button>
      )}
    </div>
  );
}
