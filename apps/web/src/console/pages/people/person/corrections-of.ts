import type { Schemas } from '../../../console-api';

type Person = Pick<Schemas['PersonDetails'], 'name' | 'idType' | 'organisationId'>;

export interface CorrectionForm {
  name: string;
  idType: Schemas['PersonItem']['idType'];
  /** Empty: as it is. */
  idNumber: string;
  /** Empty: as it is. */
  phone: string;
  organisationId: string;
}

export type Corrections = Partial<CorrectionForm>;

/** Only the fields that differ from before. */
export function correctionsOf({
  form: { name, idType, idNumber, phone, organisationId },
  person,
  removesPhone,
}: {
  form: CorrectionForm;
  person: Person;
  removesPhone: boolean;
}): Corrections {
  return {
    ...(name === person.name ? {} : { name }),
    ...(idType === person.idType ? {} : { idType }),
    ...(idNumber.trim() === '' ? {} : { idNumber }),
    ...(removesPhone ? { phone: '' } : phone.trim() === '' ? {} : { phone }),
    ...(organisationId === person.organisationId ? {} : { organisationId }),
  };
}
