import { Checkbox } from 'antd';
import { useDictionary } from '../../../../use-text';
import { editorDictionaries } from '../editor-text';

interface BlankOrderProps {
  blankCount: number;
  /** Positions of blanks with interchangeable answers. */
  anyOrder: readonly (readonly number[])[];
  onChange: (anyOrder: number[][]) => void;
}

/** 顺序不限: selects the blanks whose answers may be in any order. */
export function BlankOrder({ blankCount, anyOrder, onChange }: BlankOrderProps) {
  const t = useDictionary(editorDictionaries);
  if (blankCount < 2) return null;
  const taken = new Set(anyOrder.flat());
  const places = Array.from({ length: blankCount }, (_, place) => place);
  // An extra row while at least two blanks are in no group.
  const rows = blankCount - taken.size >= 2 || anyOrder.length === 0 ? [...anyOrder, []] : anyOrder;
  const change = (row: number, chosen: number[]) =>
    onChange(rows.map((group, at) => (at === row ? chosen : [...group])).filter((group) => group.length > 0));
  return (
    <div>
      <p className="hint">{t('anyOrderHint')}</p>
      {rows.map((group, row) => (
        <Checkbox.Group
          key={row}
          aria-label={t('anyOrder')}
          value={[...group]}
          onChange={(chosen) =>
            change(
              row,
              [...(chosen as number[])].sort((a, b) => a - b),
            )
          }
          options={places.map((place) => ({
            value: place,
            label: t('blank', { number: place + 1 }),
            disabled: taken.has(place) && !group.includes(place),
          }))}
        />
      ))}
    </div>
  );
}
