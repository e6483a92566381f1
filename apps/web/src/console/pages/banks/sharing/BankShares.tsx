import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Form, Grid, Radio, Space, Table, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { formatTime } from '../../../../i18n/format-time';
import { OrganisationSelect, useOrganisations } from '../../../organisation/OrganisationSelect';
import { ReasonDialog, type Reasoned } from '../../../ReasonDialog';
import { useDictionary } from '../../../use-text';
import { sharingDictionaries } from './sharing-text';

type Share = Schemas['BankShareDto'];
type Right = Share['right'];

const rights: Right[] = ['use', 'review', 'edit'];

interface NewShare extends Reasoned {
  organisationId: string;
  right: Right;
}

export function BankShares({ bankId }: { bankId: string }) {
  const t = useDictionary(sharingDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const [asked, setAsked] = useState<Share | 'new' | null>(null);
  const queryKey = ['banks', bankId, 'shares'];
  const query = useQuery({
    queryKey,
    queryFn: () => ok(api.GET('/api/v1/question-banks/{id}/shares', { params: { path: { id: bankId } } })),
  });
  const close = () => setAsked(null);
  const columns: TableColumnsType<Share> = [
    {
      title: t('organisation'),
      render: (_, { organisationName, right }) => (
        <>
          {organisationName}
          {!wide && (
            <div>
              <small>{t(right)}</small>
            </div>
          )}
        </>
      ),
    },
    { title: t('right'), render: (_, { right }) => t(right), responsive: ['md'] },
    { title: t('since'), render: (_, { createdAt }) => formatTime(createdAt), responsive: ['md'] },
    {
      title: '',
      align: 'right',
      render: (_, share) => (
        <Button size="small" onClick={() => setAsked(share)}>
          {t('take')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap="small">
        <Typography.Title level={3} className="console-section">
          {t('shares')}
        </Typography.Title>
        <Button type="primary" onClick={() => setAsked('new')}>
          {t('give')}
        </Button>
      </Flex>
      <Typography.Paragraph type="secondary">{t('sharesLead')}</Typography.Paragraph>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<Share>
          rowKey={({ organisationId, right }) => `${organisationId} ${right}`}
          size="small"
          pagination={false}
          loading={query.isPending}
          columns={columns}
          dataSource={query.data?.items ?? []}
          locale={{ emptyText: t('nobody') }}
          className="console-card"
        />
      )}
      {asked === 'new' && <GiveDialog bankId={bankId} onClose={close} />}
      {asked !== null && asked !== 'new' && (
        <ReasonDialog
          danger
          title={t('take')}
          text={t('takeText', { organisation: asked.organisationName })}
          perform={({ reason }) =>
            ok(
              api.POST('/api/v1/question-banks/{id}/shares/take', {
                params: { path: { id: bankId } },
                body: { organisationId: asked.organisationId, right: asked.right, reason },
              }),
            )
          }
          refresh={[queryKey]}
          onClose={close}
        />
      )}
    </>
  );
}

function GiveDialog({ bankId, onClose }: { bankId: string; onClose: () => void }) {
  const t = useDictionary(sharingDictionaries);
  const organisations = useOrganisations().data ?? [];
  const perform = ({ organisationId, right, reason }: NewShare) =>
    ok(
      api.POST('/api/v1/question-banks/{id}/shares', {
        params: { path: { id: bankId } },
        body: { organisationCode: organisations.find(({ id }) => id === organisationId)?.code ?? '', right, reason },
      }),
    );
  return (
    <ReasonDialog<NewShare>
      title={t('giveTitle')}
      initialValues={{ right: 'use' }}
      perform={perform}
      refresh={[['banks', bankId, 'shares']]}
      onClose={onClose}
    >
      <Form.Item
        name="organisationId"
        label={t('organisation')}
        rules={[{ required: true, message: t('organisationMissing') }]}
      >
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="right" label={t('right')}>
        <Radio.Group>
          <Space orientation="vertical">
            {rights.map((right) => (
              <Radio key={right} value={right}>
                {t(right)}
                <div>
                  <Typography.Text type="secondary">{t(`${right}Text`)}</Typography.Text>
                </div>
              </Radio>
            ))}
          </Space>
        </Radio.Group>
      </Form.Item>
    </ReasonDialog>
  );
}
