import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { ReasonDialog, type Reasoned } from '../../../ReasonDialog';
import { useDictionary } from '../../../use-text';
import { ID_TYPES } from '../id-types';
import { peopleDictionaries } from '../people-text';
import { correctionsOf, type CorrectionForm } from './corrections-of';
import { personDictionaries } from './person-text';

interface CorrectProps {
  person: Schemas['PersonDetails'];
  onClose: () => void;
}

/** Corrects the data of a person; numbers that are correct need not be typed again. */
export function CorrectDialog({ person, onClose }: CorrectProps) {
  const t = useDictionary(personDictionaries);
  const people = useDictionary(peopleDictionaries);
  const [removesPhone, setRemovesPhone] = useState(false);
  const { id, name, idType, organisationId, maskedIdNumber, maskedPhone } = person;
  return (
    <ReasonDialog<CorrectionForm & Reasoned>
      title={t('correctTitle', { name })}
      text={t('correctText')}
      onClose={onClose}
      refresh={[['people'], ['exams']]}
      initialValues={{ name, idType, organisationId, idNumber: '', phone: '' }}
      perform={({ reason, ...form }) =>
        ok(
          api.POST('/api/v1/people/{id}/correct', {
            params: { path: { id } },
            body: { ...correctionsOf({ form, person, removesPhone }), reason },
          }),
        )
      }
    >
      <Form.Item name="name" label={people('name')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="idType" label={people('idType')}>
        <Select options={ID_TYPES.map((type) => ({ value: type, label: people(type) }))} />
      </Form.Item>
      <Form.Item name="idNumber" label={t('newIdNumber')} extra={t('newIdNumberHint', { masked: maskedIdNumber })}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={people('phone')}
        extra={t('newPhoneHint', { masked: maskedPhone ?? t('noPhone') })}
      >
        <Input maxLength={60} autoComplete="off" inputMode="tel" disabled={removesPhone} />
      </Form.Item>
      {maskedPhone !== null && (
        <Form.Item>
          <Checkbox checked={removesPhone} onChange={({ target }) => setRemovesPhone(target.checked)}>
            {t('removePhone')}
          </Checkbox>
        </Form.Item>
      )}
      <Form.Item name="organisationId" label={people('organisation')}>
        <OrganisationSelect />
      </Form.Item>
    </ReasonDialog>
  );
}
