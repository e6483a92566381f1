import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Col, Form, InputNumber, Row, Select, Slider, Space, Typography } from 'antd';
import { useDictionary } from '../../../use-text';
import {
  EASIEST,
  groupSizeOf,
  groupSizesFor,
  HARDEST,
  isGroupKind,
  MAX_ITEMS,
  stockFor,
  type DrawForm,
  type Question,
} from './blueprint-form';
import { blueprintDictionaries } from './blueprint-text';
import { useKindOptions } from './kind-options';

export interface BankFacts {
  domains: readonly { code: string; title: string }[];
  /** Null while unknown. */
  stock: readonly Question[] | null;
}

interface DrawEditorProps {
  sectionIndex: number;
  drawIndex: number;
  bank: BankFacts;
  onCopy: () => void;
  onRemove: () => void;
}

const MAX_POINTS = 1000;

/** One row of the blueprint. */
export function DrawEditor({ sectionIndex, drawIndex, bank, onCopy, onRemove }: DrawEditorProps) {
  const t = useDictionary(blueprintDictionaries);
  const draw = Form.useWatch<DrawForm | undefined>(['sections', sectionIndex, 'draws', drawIndex]);
  const grouped = draw !== undefined && (isGroupKind(draw.kind) || groupSizeOf(draw) !== null);
  const size = draw?.groupSize ?? 0;
  const isMultiple = (_: unknown, count: number | null) =>
    !grouped || !size || !count || count % size === 0
      ? Promise.resolve()
      : Promise.reject(new Error(t('notMultiple', { size })));
  return (
    <div className="console-draw">
      <Row gutter={[12, 0]}>
        <Col xs={24} md={8} xl={6}>
          <Form.Item name={[drawIndex, 'domainCode']} label={t('domain')}>
            <Select
              allowClear
              placeholder={t('anyDomain')}
              options={bank.domains.map(({ code, title }) => ({ value: code, label: title }))}
            />
          </Form.Item>
        </Col>
        <Col xs={24} md={8} xl={5}>
          <Form.Item name={[drawIndex, 'kind']} label={t('kind')}>
            <Select options={useKindOptions(draw?.kind)} popupMatchSelectWidth={false} />
          </Form.Item>
        </Col>
        <Col xs={24} md={8} xl={4}>
          <Form.Item name={[drawIndex, 'difficulty']} label={t('difficulty')}>
            <Slider
              range
              min={EASIEST}
              max={HARDEST}
              marks={{ 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 }}
              className="console-slider"
              ariaLabelForHandle={[t('easiest'), t('hardest')]}
            />
          </Form.Item>
        </Col>
        {grouped && (
          <Col xs={8} md={6} xl={3}>
            <Form.Item
              name={[drawIndex, 'groupSize']}
              label={t('groupSize')}
              rules={[{ required: isGroupKind(draw.kind), message: t('groupSizeMissing') }]}
            >
              <InputNumber min={1} max={50} precision={0} className="console-wide" />
            </Form.Item>
          </Col>
        )}
        <Col xs={8} md={6} xl={3}>
          <Form.Item
            name={[drawIndex, 'count']}
            label={t('count')}
            dependencies={[[drawIndex, 'groupSize']]}
            rules={[{ required: true, message: t('countMissing') }, { validator: isMultiple }]}
          >
            <InputNumber min={1} max={MAX_ITEMS} precision={0} className="console-wide" />
          </Form.Item>
        </Col>
        <Col xs={8} md={6} xl={3}>
          <Form.Item
            name={[drawIndex, 'points']}
            label={t('points')}
            rules={[{ required: true, message: t('pointsMissing') }]}
          >
            <InputNumber
              min={0.001}
              max={MAX_POINTS}
              step={0.5}
              precision={3}
              formatter={(value) => (value === undefined ? '' : String(Number(value)))}
              className="console-wide"
            />
          </Form.Item>
        </Col>
      </Row>
      <Space className="console-draw-foot" wrap>
        {draw && bank.stock && <StockHint draw={draw} grouped={grouped} stock={bank.stock} />}
        <Button size="small" type="text" icon={<CopyOutlined />} onClick={onCopy}>
          {t('copyDraw')}
        </Button>
        <Button size="small" type="text" icon={<DeleteOutlined />} onClick={onRemove}>
          {t('removeDraw')}
        </Button>
      </Space>
    </div>
  );
}

function StockHint({ draw, grouped, stock }: { draw: DrawForm; grouped: boolean; stock: readonly Question[] }) {
  const t = useDictionary(blueprintDictionaries);
  if (grouped) {
    const sizes = groupSizesFor({ draw, questions: stock });
    const enough = sizes.some(({ size, groups }) => size === draw.groupSize && size * groups >= (draw.count ?? 0));
    const text = sizes.map((one) => t('groupStock', { ...one })).join('；');
    return <Typography.Text type={enough ? 'secondary' : 'danger'}>{text || t('noGroup')}</Typography.Text>;
  }
  const count = stockFor({ draw, questions: stock });
  return (
    <Typography.Text type={count < (draw.count ?? 0) ? 'danger' : 'secondary'}>{t('stock', { count })}</Typography.Text>
  );
}
