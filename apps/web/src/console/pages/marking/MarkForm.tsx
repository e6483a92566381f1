import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Input, InputNumber, Tag, Typography } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ApiError } from '../../../api/http';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary } from '../../use-text';
import { markerDictionaries } from './marker-text';
import type { Script } from './MarkerDeskPage';
import { faultOf, isOutOfRange, totalOf } from './total-of';

interface Entered {
  revision: number;
  points: (number | null)[];
  remark: string;
}

const enteredOf = ({ own, criteria }: Pick<Script, 'own' | 'criteria'>): Entered => ({
  revision: own.revision,
  points: own.points ?? criteria.map(() => null),
  remark: own.remark,
});

/** The rubric: digits, Enter, digits, Enter. What could not be saved stays in the fields, and is sent again as it was. */
export function MarkForm({
  script,
  onSaved,
  again,
}: {
  script: Script;
  onSaved: () => Promise<void>;
  /** It was marked before, and is looked at again. */
  again: boolean;
}) {
  const t = useDictionary(markerDictionaries);
  const { message } = App.useApp();
  const { criteria, guidance, settled } = script;
  const [entered, setEntered] = useState(() => enteredOf(script));
  const [fault, setFault] = useState<'missing' | 'outOfRange' | null>(null);
  const [changedElsewhere, setChangedElsewhere] = useState(false);
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  useEffect(() => inputs.current[0]?.focus(), []);
  const save = useMutation({
    mutationFn: (mark: { revision: number; points: number[]; remark: string }) =>
      ok(api.PUT('/api/v1/marking/scripts/{id}/mark', { params: { path: { id: script.id } }, body: mark })),
    onSuccess: async () => {
      void message.success(t('saved'));
      await onSaved();
    },
    onError: (error) => {
      if (!(error instanceof ApiError) || error.code !== 'MARK_CHANGED') return;
      setEntered(error.details as Entered);
      setChangedElsewhere(true);
    },
  });
  const send = () => {
    // A second mark on its way would be refused when the first has brought the next script.
    if (save.isPending) return;
    const points = entered.points.filter((one): one is number => one !== null);
    const found = faultOf({ points: entered.points, criteria });
    setFault(found);
    if (found === null) save.mutate({ ...entered, points });
  };
  const onEnter = (index: number) => (event: KeyboardEvent) => {
    event.preventDefault();
    if (index + 1 < criteria.length) inputs.current[index + 1]?.focus();
    else send();
  };
  const max = criteria.reduce((sum, { maxPoints }) => sum + Math.round(maxPoints * 1000), 0) / 1000;
  return (
    <section className="marking-rubric">
      {settled && <Tag color="green">{t('settled')}</Tag>}
      {criteria.map(({ title, description, maxPoints }, index) => (
        <div key={index} className="marking-criterion">
          <label htmlFor={`criterion-${index}`}>
            <span>{title || t('whole')}</span>
            <Typography.Text type="secondary"> {t('ofMax', { max: maxPoints })}</Typography.Text>
          </label>
          <InputNumber
            id={`criterion-${index}`}
            ref={(input) => {
              inputs.current[index] = input?.nativeElement?.querySelector('input') ?? null;
            }}
            // Without `max`: 66 of 6 points must not be saved as 6.
            status={isOutOfRange(entered.points[index] ?? null, maxPoints) ? 'error' : undefined}
            precision={3}
            formatter={(value) => (value === undefined || value === null ? '' : String(value))}
            disabled={settled}
            readOnly={save.isPending}
            value={entered.points[index] ?? null}
            onChange={(value) =>
              setEntered(({ points, ...rest }) => ({
                ...rest,
                points: points.map((one, place) => (place === index ? value : one)),
              }))
            }
            onPressEnter={onEnter(index)}
            controls={false}
            inputMode="decimal"
          />
          {description && <p className="hint">{description}</p>}
        </div>
      ))}
      <div className="marking-total" role="status">
        {t('total')} <strong>{totalOf(entered.points)}</strong> {t('ofMax', { max })}
      </div>
      <Input.TextArea
        aria-label={t('remark')}
        placeholder={t('remark')}
        rows={2}
        maxLength={1000}
        disabled={settled}
        readOnly={save.isPending}
        value={entered.remark}
        onChange={({ target }) => setEntered((before) => ({ ...before, remark: target.value }))}
      />
      {changedElsewhere && <Alert type="warning" showIcon title={t('changedElsewhere')} />}
      {fault && <Alert type="warning" showIcon title={t(fault)} />}
      {save.error && !changedElsewhere && <ErrorNotice error={save.error} />}
      {!settled && (
        <Button type="primary" size="large" block loading={save.isPending} onClick={send}>
          {t(again ? 'save' : 'saveNext')}
        </Button>
      )}
      {!settled && <p className="hint marking-keys">{t('keys')}</p>}
      {guidance && (
        <details className="marking-question">
          <summary>{t('guidance')}</summary>
          <div className="marking-essay">{guidance}</div>
        </details>
      )}
    </section>
  );
}
