import { Form, Select } from 'antd';
import { useDictionary } from '../../../use-text';
import type { Schemas } from '../../../console-api';
import { formatTime } from '../../../../i18n/format-time';
import { registrationDictionaries } from './registration-text';

/** Selects a sitting to register for; sittings that are over are disabled. */
export function SittingField({ sittings }: { sittings: readonly Schemas['SittingDto'][] }) {
  const t = useDictionary(registrationDictionaries);
  const nowMs = Date.now();
  const options = sittings.map(({ id, title, opensAt, closesAt }) => {
    const over = Date.parse(closesAt) <= nowMs;
    return { value: id, label: `${title}（${over ? t('sittingOver') : formatTime(opensAt)}）`, disabled: over };
  });
  const open = options.filter(({ disabled }) => !disabled);
  return (
    <Form.Item
      name="sittingId"
      label={t('sitting')}
      initialValue={open.length === 1 ? open[0]?.value : undefined}
      rules={[{ required: true, message: t('sittingMissing') }]}
    >
      <Select options={options} notFoundContent={t('noSitting')} />
    </Form.Item>
  );
}
