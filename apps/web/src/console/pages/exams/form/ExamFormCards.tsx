import { withBrackets } from '../../../../i18n/punctuation';
import { useQuery } from '@tanstack/react-query';
import { Card, Checkbox, Col, Collapse, Form, Input, InputNumber, Row, Select } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { MarkdownInput } from '../../../pictures/MarkdownInput';
import { useDictionary } from '../../../use-text';
import { totalsOf, type SectionForm } from './blueprint-form';
import { SCORING_POLICIES, scoringPolicyDictionaries, type ScoringPolicy } from '../scoring-policy-text';
import { ScoringPolicyHint } from '../ScoringPolicyHint';
import { examFormDictionaries } from './exam-form-text';

const MAX_TEXT = 16_000;

interface BasicsProps {
  /** Organisation and rehearsal can be set only for a new exam. */
  isNew: boolean;
  banks: readonly Schemas['QuestionBankDto'][];
  onBankChange: () => void;
}

export function BasicsCard({ isNew, banks, onBankChange }: BasicsProps) {
  const t = useDictionary(examFormDictionaries);
  const bankId = Form.useWatch<string | undefined>('bankId');
  const rehearsal = Form.useWatch<boolean | undefined>('rehearsal') ?? false;
  const useOnly = banks.find(({ id }) => id === bankId)?.reach === 'use';
  return (
    <Card title={t('basics')} className="console-card">
      <Form.Item
        name="title"
        label={t('title')}
        rules={[{ required: true, whitespace: true, message: t('titleMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Row gutter={12}>
        <Col xs={24} md={8}>
          <Form.Item
            name="organisationId"
            label={t('organisation')}
            rules={[{ required: true, message: t('organisationMissing') }]}
          >
            <OrganisationSelect disabled={!isNew} />
          </Form.Item>
        </Col>
        <Col xs={24} md={10}>
          <Form.Item
            name="bankId"
            label={t('bank')}
            extra={useOnly && t(rehearsal ? 'noRehearsal' : 'useOnly')}
            rules={[{ required: true, message: t('bankMissing') }]}
          >
            <Select
              onChange={onBankChange}
              notFoundContent={t('noBank')}
              options={banks.map(({ id, title, organisationName }) => ({
                value: id,
                label: withBrackets(title, organisationName),
              }))}
            />
          </Form.Item>
        </Col>
        <Col xs={24} md={6}>
          <Form.Item
            name="durationMinutes"
            label={t('duration')}
            rules={[{ required: true, message: t('durationMissing') }]}
          >
            <InputNumber min={1} max={1440} precision={0} className="console-wide" />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item name="rehearsal" valuePropName="checked" noStyle>
        <Checkbox disabled={!isNew}>{t('rehearsal')}</Checkbox>
      </Form.Item>
    </Card>
  );
}

export function ScoringCard() {
  const t = useDictionary(examFormDictionaries);
  const named = useDictionary(scoringPolicyDictionaries);
  const policy = Form.useWatch<ScoringPolicy | undefined>(['policies', 'multipleChoice']);
  const sections = Form.useWatch<SectionForm[] | undefined>('sections') ?? [];
  const passMark = Form.useWatch<number | undefined>('passMarkPoints') ?? 0;
  const { points: max } = totalsOf(sections.flatMap((section) => section.draws ?? []));
  const withinPaper = (_: unknown, points: number | null) =>
    points && points > max ? Promise.reject(new Error(t('passMarkTooHigh', { max }))) : Promise.resolve();
  return (
    <Card title={t('scoring')} className="console-card">
      <Row gutter={12}>
        <Col xs={24} md={8}>
          <Form.Item
            name="passMarkPoints"
            label={t('passMark')}
            dependencies={['sections']}
            rules={[{ required: true, message: t('passMarkMissing') }, { validator: withinPaper }]}
            extra={max > 0 && t('passMarkHint', { max, percent: Math.round((passMark * 1000) / max) / 10 })}
          >
            <InputNumber min={0} className="console-wide" />
          </Form.Item>
        </Col>
        <Col xs={24} md={16}>
          <Form.Item
            name={['policies', 'multipleChoice']}
            label={t('multipleChoice')}
            extra={policy && <ScoringPolicyHint policy={policy} />}
          >
            <Select options={SCORING_POLICIES.map((value) => ({ value, label: named(value) }))} />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item
        name={['policies', 'countingAttempt']}
        label={t('countingAttempt')}
        extra={t('countingAttemptHint')}
        initialValue="best"
      >
        <Select
          options={(['best', 'latest', 'first'] as const).map((value) => ({ value, label: t(`attempt_${value}`) }))}
        />
      </Form.Item>
      <Form.Item name={['policies', 'shuffleItems']} valuePropName="checked" className="console-tight">
        <Checkbox>{t('shuffleItems')}</Checkbox>
      </Form.Item>
      <Form.Item name={['policies', 'shuffleOptions']} valuePropName="checked" className="console-tight">
        <Checkbox>{t('shuffleOptions')}</Checkbox>
      </Form.Item>
    </Card>
  );
}

export function CertificateCard() {
  const t = useDictionary(examFormDictionaries);
  return (
    <Card title={t('certificate')} className="console-card">
      <Row gutter={12}>
        <Col xs={24} md={10}>
          <Form.Item
            name="certificateTitle"
            label={t('certificateTitle')}
            rules={[{ required: true, whitespace: true, message: t('certificateTitleMissing') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
        </Col>
        <Col xs={24} md={8}>
          <Form.Item
            name="certificateIssuer"
            label={t('certificateIssuer')}
            rules={[{ required: true, whitespace: true, message: t('certificateIssuerMissing') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
        </Col>
        <Col xs={24} md={6}>
          <Form.Item name="certificateValidMonths" label={t('validMonths')}>
            <InputNumber min={1} max={1200} precision={0} placeholder={t('forever')} className="console-wide" />
          </Form.Item>
        </Col>
      </Row>
    </Card>
  );
}

export function BeforeCard() {
  const t = useDictionary(examFormDictionaries);
  const organisationId = Form.useWatch<string | undefined>('organisationId');
  const text = (
    <MarkdownInput organisationId={organisationId} autoSize={{ minRows: 4, maxRows: 16 }} maxLength={MAX_TEXT} />
  );
  const units = useQuery({ queryKey: ['training-units'], queryFn: () => ok(api.GET('/api/v1/training-units')) });
  return (
    <Card title={t('before')} className="console-card">
      <Form.Item name="requiredTrainingUnitIds" label={t('units')}>
        <Select
          mode="multiple"
          placeholder={t('noUnits')}
          loading={units.isPending}
          options={(units.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      <Form.Item name="instructions" label={t('instructions')} extra={t('markdownHint')}>
        {text}
      </Form.Item>
      <Collapse
        size="small"
        items={[
          {
            key: 'texts',
            label: t('texts'),
            forceRender: true,
            children: (
              <>
                <Form.Item name="rules" label={t('rules')} extra={t('defaultText')}>
                  {text}
                </Form.Item>
                <Form.Item name="privacyNotice" label={t('privacy')} extra={t('defaultText')}>
                  {text}
                </Form.Item>
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
