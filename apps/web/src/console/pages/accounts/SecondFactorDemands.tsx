import { useQuery } from '@tanstack/react-query';
import { Button, Card, Form, Typography } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { formatDate } from '../../../i18n/format-time';
import { OrganisationSelect } from '../../organisation/OrganisationSelect';
import { ReasonDialog, type Reasoned } from '../../ReasonDialog';
import { useDictionary } from '../../use-text';
import { accountDictionaries } from './account-text';

type Demand = Schemas['SecondFactorDemandView'];

const KEY = ['second-factor-demands'];
// A new demand may also apply to this member of staff.
const REFRESH = [KEY, ['staff']];

/** The organisations that require two-step sign-in of all their staff, as far as this administrator can see them. */
export function SecondFactorDemands() {
  const t = useDictionary(accountDictionaries);
  const [asking, setAsking] = useState(false);
  const [lifting, setLifting] = useState<Demand | null>(null);
  const query = useQuery({ queryKey: KEY, queryFn: () => ok(api.GET('/api/v1/staff/second-factor-demands')) });
  return (
    <Card className="console-card console-more" title={<h3 className="console-card-title">{t('demands')}</h3>}>
      <Typography.Paragraph>{t('demandsText')}</Typography.Paragraph>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && <Typography.Paragraph>{t('demandsNone')}</Typography.Paragraph>}
      <ul className="console-faults console-paragraph">
        {query.data?.map((demand) => (
          <li key={demand.organisationId}>
            <strong>{demand.organisationName}</strong> {t('demandedSince', { since: formatDate(demand.since) })}{' '}
            {demand.mayLift ? (
              <Button size="small" onClick={() => setLifting(demand)}>
                {t('lift')}
              </Button>
            ) : (
              <Typography.Text type="secondary">{t('demandFromAbove')}</Typography.Text>
            )}
          </li>
        ))}
      </ul>
      <Button onClick={() => setAsking(true)}>{t('demand')}</Button>
      {asking && <AskDialog onClose={() => setAsking(false)} />}
      {lifting && <LiftDialog demand={lifting} onClose={() => setLifting(null)} />}
    </Card>
  );
}

function AskDialog({ onClose }: { onClose: () => void }) {
  const t = useDictionary(accountDictionaries);
  return (
    <ReasonDialog<Reasoned & { organisationId: string }>
      title={t('demand')}
      text={t('demandText')}
      perform={(body) => ok(api.POST('/api/v1/staff/second-factor-demands', { body }))}
      refresh={REFRESH}
      onClose={onClose}
    >
      <Form.Item
        name="organisationId"
        label={t('organisation')}
        rules={[{ required: true, message: t('organisationMissing') }]}
      >
        <OrganisationSelect placeholder={t('organisation')} />
      </Form.Item>
    </ReasonDialog>
  );
}

function LiftDialog({ demand, onClose }: { demand: Demand; onClose: () => void }) {
  const t = useDictionary(accountDictionaries);
  const { organisationId, organisationName } = demand;
  return (
    <ReasonDialog
      title={t('lift')}
      text={t('liftText', { name: organisationName })}
      perform={({ reason }) =>
        ok(
          api.POST('/api/v1/staff/second-factor-demands/{organisationId}/lift', {
            params: { path: { organisationId } },
            body: { reason },
          }),
        )
      }
      refresh={REFRESH}
      onClose={onClose}
    />
  );
}
