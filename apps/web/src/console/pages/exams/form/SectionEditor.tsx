import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Col, Form, Input, InputNumber, Row, Space, Typography } from 'antd';
import { useDictionary } from '../../../use-text';
import { ANY_KIND, EASIEST, HARDEST, totalsOf, type DrawForm, type SectionForm } from './blueprint-form';
import { blueprintDictionaries } from './blueprint-text';
import { DrawEditor, type BankFacts } from './DrawEditor';

export const newDraw = (domainCode: string | null = null): DrawForm => ({
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
      <Form.List name={[sectionIndex, 'draws']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <DrawEditor
                key={key}
                sectionIndex={sectionIndex}
                drawIndex={name}
                bank={bank}
                onCopy={() => add({ ...section?.draws[name] }, name + 1)}
                onRemove={fields.length > 1 ? () => remove(name) : null}
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
              <Typography.Text strong>{t('sectionTotals', totals)}</Typography.Text>
            </Space>
          </>
        )}
      </Form.List>
    </Card>
  );
}
