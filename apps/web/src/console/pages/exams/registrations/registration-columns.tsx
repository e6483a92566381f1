import { Button, Dropdown, Grid, Tag, type TableColumnsType } from 'antd';
import { useDictionary } from '../../../use-text';
import type { Schemas } from '../../../console-api';
import { registrationActs, type RegistrationAct } from './RegistrationActs';
import { registrationDictionaries } from './registration-text';

type Registration = Schemas['RegistrationDto'];

const outcomeColours: Record<NonNullable<Registration['outcome']>, string> = {
  deferred: 'blue',
  violation: 'red',
  annulled: 'red',
};

interface ColumnsInput {
  sittings: readonly Schemas['SittingDto'][];
  onAct: (act: RegistrationAct, registration: Registration) => void;
}

/** On phones the ticket number and all tags are below the name. */
export function useRegistrationColumns({ sittings, onAct }: ColumnsInput): TableColumnsType<Registration> {
  const t = useDictionary(registrationDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const titleOf = (sittingId: string) => sittings.find(({ id }) => id === sittingId)?.title ?? '—';
  return [
    {
      title: t('candidate'),
      render: (_, one) => (
        <>
          {one.candidateName} <small>{one.maskedIdNumber}</small>
          {!wide && (
            <>
              <div>
                <small>{one.ticketNumber}</small>
              </div>
              <Marks registration={one} />
            </>
          )}
        </>
      ),
    },
    { title: t('ticketNumber'), dataIndex: 'ticketNumber', responsive: ['md'] },
    { title: t('organisation'), dataIndex: 'organisationName', responsive: ['lg'] },
    { title: t('sitting'), render: (_, { sittingId }) => titleOf(sittingId), responsive: ['xl'] },
    {
      title: `${t('accommodation')} / ${t('outcome')}`,
      render: (_, one) => <Marks registration={one} />,
      responsive: ['md'],
    },
    {
      title: '',
      render: (_, one) => (
        <Dropdown
          trigger={['click']}
          menu={{
            items: registrationActs.map((act) => ({ key: act, label: t(act) })),
            onClick: ({ key }) => onAct(key as RegistrationAct, one),
          }}
        >
          <Button size="small">{t('acts')}</Button>
        </Dropdown>
      ),
    },
  ];
}

function Marks({
  registration: { attemptNumber, extraTimeMinutes, accommodation, outcome },
}: {
  registration: Registration;
}) {
  const t = useDictionary(registrationDictionaries);
  return (
    <>
      {attemptNumber > 1 && <Tag>{t('attemptNumber', { number: attemptNumber })}</Tag>}
      {extraTimeMinutes !== null && extraTimeMinutes > 0 && (
        <Tag color="gold">{t('extraMinutes', { count: extraTimeMinutes })}</Tag>
      )}
      {outcome && <Tag color={outcomeColours[outcome]}>{t(outcome)}</Tag>}
      {accommodation && <small>{accommodation}</small>}
    </>
  );
}
