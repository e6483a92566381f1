import type { PersonView } from '../person/people';

export const PERSON_FIELDS = ['name', 'idType', 'idNumber', 'phone', 'organisation'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

/** A change as it may be shown; numbers are reduced to the last four. */
export interface FieldChange {
  field: PersonField;
  before: string | null;
  after: string | null;
}

const SHOWN_AS: Record<PersonField, (person: PersonView) => string | null> = {
  name: ({ name }) => name,
  idType: ({ idType }) => idType,
  idNumber: ({ maskedIdNumber }) => maskedIdNumber,
  phone: ({ maskedPhone }) => maskedPhone,
  organisation: ({ organisationName }) => organisationName,
};

/** The recorded changes, field by field. */
export const differenceOf = ({
  fields,
  before,
  after,
}: {
  fields: readonly PersonField[];
  before: PersonView;
  after: PersonView;
}): FieldChange[] => fields.map((field) => ({ field, before: SHOWN_AS[field](before), after: SHOWN_AS[field](after) }));

/** Whether printed data of the person has changed, so that certificates are reissued. */
export const changesPrint = (fields: readonly PersonField[]): boolean =>
  fields.some((field) => field === 'name' || field === 'idType' || field === 'idNumber');
