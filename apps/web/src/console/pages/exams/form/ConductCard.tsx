import { Card, Checkbox, Col, Form, InputNumber, Row, Select } from 'antd';
import { useDictionary } from '../../../use-text';
import { conductDictionaries } from './conduct-text';
import { watchedActs, type WatchedAct } from './watched-acts';

const MAX_LIMIT = 100;
const MAX_SPREAD_SECONDS = 60;
const MAX_ADDED_MINUTES = 240;

/** Settings for the time of the exam: page layout, start, added time, and incidents with their consequence. */
export function ConductCard() {
  const t = useDictionary(conductDictionaries);
  const watched = Form.useWatch<WatchedAct[] | undefined>(['policies', 'integrity', 'watched']) ?? [];
  const limit = Form.useWatch<number | null | undefined>(['policies', 'integrity', 'limit']) ?? null;
  const countsSomething = (_: unknown, value: number | null) =>
    value && watched.length === 0 ? Promise.reject(new Error(t('countsNothing'))) : Promise.resolve();
  return (
    <Card title={t('conduct')} className="console-card">
      <Row gutter={12}>
        <Col xs={24} md={12}>
          <Form.Item name={['policies', 'presentation']} label={t('presentation')}>
            <Select options={(['item', 'section'] as const).map((value) => ({ value, label: t(value) }))} />
          </Form.Item>
        </Col>
        <Col xs={24} md={12}>
          <Form.Item
            name={['policies', 'startSpreadSeconds']}
            label={t('startSpread')}
            extra={t('startSpreadHint')}
            rules={[{ required: true, message: t('startSpreadMissing') }]}
          >
            <InputNumber min={0} max={MAX_SPREAD_SECONDS} precision={0} className="console-wide" />
          </Form.Item>
        </Col>
      </Row>
      <Row gutter={12}>
        <Col xs={24} md={12}>
          <Form.Item
            name={['policies', 'maxAddedMinutes']}
            label={t('addedTime')}
            extra={t('addedTimeHint', { max: MAX_ADDED_MINUTES })}
            rules={[{ required: true, message: t('addedTimeMissing') }]}
          >
            <InputNumber min={0} max={MAX_ADDED_MINUTES} precision={0} className="console-wide" />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item name={['policies', 'integrity', 'watched']} label={t('watched')} extra={t('watchedHint')}>
        <Checkbox.Group options={watchedActs.map((value) => ({ value, label: t(value) }))} />
      </Form.Item>
      <Row gutter={12}>
        <Col xs={24} md={12}>
          <Form.Item
            name={['policies', 'integrity', 'limit']}
            label={t('limit')}
            dependencies={[['policies', 'integrity', 'watched']]}
            extra={limit === null ? t('noLimitHint') : t('limitHint', { limit })}
            rules={[{ validator: countsSomething }]}
          >
            <InputNumber min={1} max={MAX_LIMIT} precision={0} placeholder={t('noLimit')} className="console-wide" />
          </Form.Item>
        </Col>
        <Col xs={24} md={12}>
          <Form.Item name={['policies', 'integrity', 'pastLimit']} label={t('pastLimit')}>
            <Select
              disabled={limit === null}
              options={(['lock', 'submit'] as const).map((value) => ({ value, label: t(value) }))}
            />
          </Form.Item>
        </Col>
      </Row>
    </Card>
  );
}
