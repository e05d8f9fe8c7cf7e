import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { faultOf } from '../api/faults.ts';
import { areaChoices, useAreas } from '../dictionaries.ts';

interface Props {
  label: string;
  placeholder?: string;
  value?: string;
  onChange?: (area: string | undefined) => void;
  allowClear?: boolean;
  className?: string;
  id?: string;
  size?: 'middle' | 'large';
}

/** Picks a place from the one tree of areas, by name or by walking down. */
export default function AreaSelect({ label, onChange, value, ...rest }: Props) {
  const areas = useAreas();
  const choices = useMemo(() => areaChoices(areas.data ?? []), [areas.data]);
  const roots = useMemo(() => choices.map((each) => each.value), [choices]);
  return (
    <TreeSelect
      {...rest}
      aria-label={label}
      key={roots.join()}
      value={value}
      treeData={choices}
      loading={areas.isPending}
      status={faultOf(areas) !== undefined ? 'error' : undefined}
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={roots}
      popupMatchSelectWidth={280}
      styles={{ popup: { root: { maxHeight: 420, overflow: 'auto' } } }}
      onChange={(area: string | undefined) => onChange?.(area)}
    />
  );
}
