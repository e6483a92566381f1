import { Form, Input } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ReasonDialog, type Reasoned } from '../../../ReasonDialog';
import { useDictionary } from '../../../use-text';
import { fromWallTime, toWallTime } from '../../../wall-time';
import { retentionDictionaries } from './retention-text';
import { Rows } from './Rows';

interface ErasingForm extends Reasoned {
  /** A day in Beijing; data is erased from its first minute on. */
  day: string;
}

const DAY_MS = 86_400_000;
const dayOf = (time: string): string => toWallTime(time).slice(0, '2026-06-01'.length);
/** The first day that lies wholly after the time. */
const dayAfter = (time: string): string => dayOf(new Date(Date.parse(time) + DAY_MS).toISOString());

interface SetErasingProps {
  examId: string;
  kind: Schemas['RetentionKindDto'];
  retention: Schemas['RetentionDto'];
  refresh: readonly (readonly unknown[])[];
  onClose: () => void;
}

/** When a kind of data is erased. */
export function SetErasing({ examId, kind: { kind, kept, rule }, retention, refresh, onClose }: SetErasingProps) {
  const t = useDictionary(retentionDictionaries);
  const earliest = dayAfter(retention.earliest);
  const planned = rule?.state === 'planned' ? dayOf(rule.eraseAfter) : dayOf(retention.suggested);
  return (
    <ReasonDialog<ErasingForm>
      danger
      title={t(rule?.state === 'planned' ? 'change' : 'set')}
      text={
        <>
          <p>{t('setText')}</p>
          <Rows title={t(kind)} rows={kept} />
        </>
      }
      initialValues={{ day: planned < earliest ? earliest : planned }}
      perform={({ day, reason }) =>
        ok(
          api.PUT('/api/v1/exams/{examId}/retention/{kind}', {
            params: { path: { examId, kind } },
            body: { eraseAfter: fromWallTime(`${day}T00:00`), reason },
          }),
        )
      }
      refresh={refresh}
      onClose={onClose}
    >
      <Form.Item
        name="day"
        label={t('day')}
        rules={[
          {
            validator: (_, day: string | undefined) =>
              day && day >= earliest ? Promise.resolve() : Promise.reject(new Error(t('dayRequired', { earliest }))),
          },
        ]}
      >
        <Input type="date" min={earliest} />
      </Form.Item>
    </ReasonDialog>
  );
}
