import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Col, Form, Input, InputNumber, Row, Segmented, Space, Typography } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../../use-text';
import { ANY_KIND, EASIEST, HARDEST, totalsOf, type DrawForm, type SectionForm } from './blueprint-form';
import { blueprintDictionaries } from './blueprint-text';
import { DrawEditor, type BankFacts } from './DrawEditor';
import { planTableOf, type PlanColumn } from './plan/plan-table';
import { planTableDictionaries } from './plan/plan-table-text';
import { PlanTableEditor } from './plan/PlanTableEditor';

const newDraw = (domainCode: string | null = null): DrawForm => ({
  domainCode,
  kind: ANY_KIND,
  difficulty: [EASIEST, HARDEST],
  count: null,
  groupSize: null,
  points: 1,
});

interface SectionEditorProps {
  sectionIndex: number;
  bank: BankFacts;
  /** Null for the last section, which cannot be removed. */
  onRemove: (() => void) | null;
}

export function SectionEditor({ sectionIndex, bank, onRemove }: SectionEditorProps) {
  const t = useDictionary(blueprintDictionaries);
  const section = Form.useWatch<SectionForm | undefined>(['sections', sectionIndex]);
  const totals = totalsOf(section?.draws ?? []);
  const withinSection = (_: unknown, points: number | null) =>
    points && points > totals.points ? Promise.reject(new Error(t('sectionPassTooHigh'))) : Promise.resolve();
  return (
    <Card
      type="inner"
      size="small"
      className="console-card"
      title={t('section', { number: sectionIndex + 1 })}
      extra={
        onRemove && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('removeSection')}
            title={t('removeSection')}
            onClick={onRemove}
          />
        )
      }
    >
      <Row gutter={12}>
        <Col xs={24} md={16}>
          <Form.Item
            name={[sectionIndex, 'title']}
            label={t('sectionTitle')}
            rules={[{ required: true, whitespace: true, message: t('sectionTitleMissing') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
        </Col>
        <Col xs={24} md={8}>
          <Form.Item
            name={[sectionIndex, 'passMarkPoints']}
            label={t('sectionPass')}
            rules={[{ validator: withinSection }]}
          >
            <InputNumber min={0} className="console-wide" />
          </Form.Item>
        </Col>
      </Row>
      <SectionDraws sectionIndex={sectionIndex} bank={bank} />
      <Typography.Paragraph strong className="console-section-totals">
        {t('sectionTotals', totals)}
      </Typography.Paragraph>
    </Card>
  );
}

/** The draws of a section, as a table unless the list is chosen or only the list can show them. */
function SectionDraws({ sectionIndex, bank }: Pick<SectionEditorProps, 'sectionIndex' | 'bank'>) {
  const t = useDictionary(planTableDictionaries);
  const draws = Form.useWatch<DrawForm[] | undefined>(['sections', sectionIndex, 'draws']) ?? [];
  const [columns, setColumns] = useState<PlanColumn[]>([]);
  const [view, setView] = useState<'asTable' | 'asList'>('asTable');
  const isTable = planTableOf({ draws, columns, domainCodes: bank.domains.map(({ code }) => code) }) !== null;
  return (
    <>
      {isTable ? (
        <Segmented
          className="console-card"
          value={view}
          onChange={setView}
          options={(['asTable', 'asList'] as const).map((value) => ({ value, label: t(value) }))}
        />
      ) : (
        <Typography.Paragraph type="secondary">{t('onlyList')}</Typography.Paragraph>
      )}
      {isTable && view === 'asTable' ? (
        <Form.Item name={[sectionIndex, 'draws']} noStyle>
          <PlanTableEditor sectionNumber={sectionIndex + 1} bank={bank} columns={columns} onColumns={setColumns} />
        </Form.Item>
      ) : (
        <DrawList sectionIndex={sectionIndex} bank={bank} draws={draws} />
      )}
    </>
  );
}

interface DrawListProps extends Pick<SectionEditorProps, 'sectionIndex' | 'bank'> {
  draws: readonly DrawForm[];
}

function DrawList({ sectionIndex, bank, draws }: DrawListProps) {
  const t = useDictionary(blueprintDictionaries);
  return (
    <Form.List name={[sectionIndex, 'draws']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <DrawEditor
              key={key}
              sectionIndex={sectionIndex}
              drawIndex={name}
              bank={bank}
              onCopy={() => add({ ...draws[name] }, name + 1)}
              onRemove={() => remove(name)}
            />
          ))}
          <Space wrap>
            <Button size="small" icon={<PlusOutlined />} onClick={() => add(newDraw())}>
              {t('addDraw')}
            </Button>
            {bank.domains.length > 0 && (
              <Button
                size="small"
                icon={<PlusOutlined />}
                onClick={() => bank.domains.forEach(({ code }) => add(newDraw(code)))}
              >
                {t('addEachDomain')}
              </Button>
            )}
          </Space>
        </>
      )}
    </Form.List>
  );
}
