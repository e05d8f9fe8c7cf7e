import { Checkbox } from 'antd';
import { named, useT } from '../../../shared/i18n/index.ts';
import type { Coded } from '../../../shared/api/types.ts';

interface Props {
  departments: Coded[];
  /** Whoever raises a case is on it. */
  own: string | undefined;
  label: string;
  value?: string[];
  onChange?: (departments: string[]) => void;
}

export function DepartmentsField({ departments, own, label, value, onChange }: Props) {
  const t = useT();
  return (
    <div role="group" aria-label={label} className="departments-field">
      {departments.map(({ code, name }) => (
        <Checkbox
          key={code}
          checked={value?.includes(code) ?? false}
          disabled={code === own}
          onChange={(event) =>
            onChange?.(event.target.checked ? [...(value ?? []), code] : (value ?? []).filter((each) => each !== code))
          }
          data-testid={`raise-department-${code}`}
        >
          {named(t, 'departments', code, name)}
        </Checkbox>
      ))}
    </div>
  );
}
