import { Form, Input, InputNumber, Select } from 'antd';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ReasonDialog, type Reasoned } from '../../../ReasonDialog';
import { ChangeDialog, CHANGES, type Change } from './ChangeDialog';
import { MakeUpDialog } from './MakeUpDialog';
import { registrationDictionaries } from './registration-text';
import { ReissueDialog } from './ReissueDialog';

type Registration = Schemas['RegistrationDto'];
type Outcome = NonNullable<Registration['outcome']>;

export const registrationActs = ['reissue', 'accommodate', 'decide', 'makeUp', ...CHANGES] as const;
export type RegistrationAct = (typeof registrationActs)[number];

const MAX_EXTRA_MINUTES = 600;
const outcomes: readonly Outcome[] = ['deferred', 'violation', 'annulled'];

interface ActProps {
  registration: Registration;
  onClose: () => void;
}

export function RegistrationActDialog({
  act,
  sittings,
  ...props
}: ActProps & { act: RegistrationAct; sittings: readonly Schemas['SittingDto'][] }) {
  switch (act) {
    case 'reissue':
      return <ReissueDialog {...props} />;
    case 'accommodate':
      return <AccommodationDialog {...props} />;
    case 'decide':
      return <OutcomeDialog {...props} />;
    case 'makeUp':
      return <MakeUpDialog {...props} sittings={sittings} />;
    case 'takeBack':
    case 'move':
    case 'defer':
      return <ChangeOne {...props} change={act} sittings={sittings} />;
  }
}

const ChangeOne = ({
  change,
  registration: { id, examId },
  sittings,
  onClose,
}: ActProps & { change: Change; sittings: readonly Schemas['SittingDto'][] }) => (
  <ChangeDialog
    change={change}
    examId={examId}
    registrationIds={[id]}
    sittings={sittings}
    onClose={onClose}
    onDone={() => undefined}
  />
);

function AccommodationDialog({ registration: { id, examId, extraTimeMinutes, accommodation }, onClose }: ActProps) {
  const t = useDictionary(registrationDictionaries);
  return (
    <ReasonDialog<Reasoned & { extraTimeMinutes: number; accommodation?: string }>
      title={t('accommodate')}
      text={t('accommodateText')}
      onClose={onClose}
      refresh={[['exams', examId, 'registrations']]}
      initialValues={{ extraTimeMinutes: extraTimeMinutes ?? undefined, accommodation: accommodation ?? undefined }}
      perform={({ accommodation: arrangement, ...body }) =>
        ok(
          api.PUT('/api/v1/registrations/{id}/accommodation', {
            params: { path: { id } },
            body: { ...body, accommodation: arrangement?.trim() || null },
          }),
        )
      }
    >
      <Form.Item
        name="extraTimeMinutes"
        label={t('extraTime')}
        rules={[{ required: true, message: t('extraTimeMissing') }]}
      >
        <InputNumber min={0} max={MAX_EXTRA_MINUTES} precision={0} />
      </Form.Item>
      <Form.Item name="accommodation" label={t('arrangement')}>
        <Input maxLength={500} />
      </Form.Item>
    </ReasonDialog>
  );
}

function OutcomeDialog({ registration: { id, examId, outcome }, onClose }: ActProps) {
  const t = useDictionary(registrationDictionaries);
  return (
    <ReasonDialog<Reasoned & { outcome: Outcome | 'none' }>
      title={t('decide')}
      text={t('decideText')}
      onClose={onClose}
      refresh={[['exams', examId, 'registrations']]}
      initialValues={{ outcome: outcome ?? 'none' }}
      perform={({ outcome: decided, reason }) =>
        ok(
          api.PUT('/api/v1/registrations/{id}/outcome', {
            params: { path: { id } },
            body: { reason, outcome: decided === 'none' ? null : decided },
          }),
        )
      }
    >
      <Form.Item name="outcome" label={t('outcome')} rules={[{ required: true, message: t('outcomeMissing') }]}>
        <Select
          options={[{ value: 'none', label: t('noOutcome') }, ...outcomes.map((value) => ({ value, label: t(value) }))]}
        />
      </Form.Item>
    </ReasonDialog>
  );
}
