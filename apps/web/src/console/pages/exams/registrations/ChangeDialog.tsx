import { App, Form, Select } from 'antd';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ReasonDialog, type Reasoned } from '../../../ReasonDialog';
import { formatTime } from '../../../../i18n/format-time';
import { registrationDictionaries } from './registration-text';

export const CHANGES = ['takeBack', 'move', 'defer'] as const;
export type Change = (typeof CHANGES)[number];

type Changed = Schemas['ChangedRegistrationsDto'];
interface Asked extends Reasoned {
  sittingId?: string;
}

interface Props {
  change: Change;
  examId: string;
  registrationIds: readonly string[];
  sittings: readonly Schemas['SittingDto'][];
  onClose: () => void;
  onDone: () => void;
}

/** Largest number of registrations per request. */
const AT_ONCE = 1000;

async function perform({
  change,
  examId: id,
  registrationIds,
  sittingId = '',
  reason,
}: Pick<Props, 'change' | 'examId' | 'registrationIds'> & Asked): Promise<Changed> {
  const sum: Changed = { changed: 0, refused: [] };
  for (let start = 0; start < registrationIds.length; start += AT_ONCE) {
    const body = { registrationIds: registrationIds.slice(start, start + AT_ONCE), reason };
    const params = { path: { examId: id } };
    const { changed, refused } = await {
      takeBack: () => ok(api.POST('/api/v1/exams/{examId}/registrations/cancel', { params, body })),
      move: () => ok(api.POST('/api/v1/exams/{examId}/registrations/move', { params, body: { ...body, sittingId } })),
      defer: () => ok(api.POST('/api/v1/exams/{examId}/registrations/defer', { params, body })),
    }[change]();
    sum.changed += changed;
    sum.refused.push(...refused);
  }
  return sum;
}

/** Moves, defers or cancels registrations with a reason; lists those that were not changed and why. */
export function ChangeDialog({ change, examId, registrationIds, sittings, onClose, onDone }: Props) {
  const t = useDictionary(registrationDictionaries);
  const { modal } = App.useApp();
  const nowMs = Date.now();
  const act = async (asked: Asked) => {
    const { changed, refused } = await perform({ change, examId, registrationIds, ...asked });
    onDone();
    if (refused.length === 0) return;
    modal.warning({
      title: t('someRefused', { changed, refused: refused.length }),
      okText: t('close'),
      content: (
        <ul className="console-faults">
          {refused.slice(0, 50).map(({ registrationId, candidateName, code }) => (
            <li key={registrationId}>
              {candidateName ?? '—'} {t(code)}
            </li>
          ))}
        </ul>
      ),
    });
  };
  return (
    <ReasonDialog<Asked>
      title={t(`${change}Title`, { count: registrationIds.length })}
      text={t(`${change}Text`)}
      danger={change === 'takeBack'}
      perform={act}
      refresh={[['exams', examId]]}
      onClose={onClose}
    >
      {change === 'move' && (
        <Form.Item name="sittingId" label={t('toSitting')} rules={[{ required: true, message: t('sittingMissing') }]}>
          <Select
            notFoundContent={t('noSitting')}
            options={sittings
              .filter(({ closesAt }) => Date.parse(closesAt) > nowMs)
              .map(({ id, title, opensAt }) => ({ value: id, label: `${title}（${formatTime(opensAt)}）` }))}
          />
        </Form.Item>
      )}
    </ReasonDialog>
  );
}
