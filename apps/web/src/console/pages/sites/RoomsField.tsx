import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select, Space, Typography } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../use-text';
import { siteDictionaries } from './site-text';
import type { RoomBody } from './use-sites';

const CORNERS = ['front_left', 'front_right', 'back_left', 'back_right'] as const;
const MOST_ROOMS = 300;

/** The rooms of a site, one a line; alike ones are added together. */
export function RoomsField() {
  const t = useDictionary(siteDictionaries);
  return (
    <Form.List name="rooms">
      {(fields, { add, remove }) => (
        <fieldset className="site-rooms">
          <legend>{t('rooms')}</legend>
          <Typography.Paragraph className="console-aside">{t('roomsHint')}</Typography.Paragraph>
          {fields.length === 0 && <Typography.Paragraph>{t('noRooms')}</Typography.Paragraph>}
          {fields.map(({ key, name }) => (
            <RoomLine key={key} place={name} onRemove={() => remove(name)} />
          ))}
          <AddRooms onAdd={(rooms) => rooms.forEach((room) => add(room))} />
        </fieldset>
      )}
    </Form.List>
  );
}

function RoomLine({ place, onRemove }: { place: number; onRemove: () => void }) {
  const t = useDictionary(siteDictionaries);
  const number = (Form.useWatch(['rooms', place, 'number']) as number | null) ?? '';
  const count = (field: 'number' | 'places' | 'rows' | 'columns', label: string, max: number) => (
    <Form.Item name={[place, field]} label={label} rules={[{ required: true, message: label }]}>
      <InputNumber min={1} max={max} precision={0} className="console-wide" />
    </Form.Item>
  );
  return (
    <div className="site-room">
      <Form.Item name={[place, 'id']} hidden>
        <Input />
      </Form.Item>
      {count('number', t('room'), 999)}
      <Form.Item name={[place, 'name']} label={t('roomName')} className="site-room-name">
        <Input maxLength={60} placeholder={t('roomNameHint')} autoComplete="off" />
      </Form.Item>
      {count('places', t('places'), 500)}
      {count('rows', t('rows'), 40)}
      {count('columns', t('columns'), 40)}
      <Form.Item name={[place, 'firstCorner']} label={t('firstCorner')}>
        <Select options={CORNERS.map((value) => ({ value, label: t(value) }))} />
      </Form.Item>
      <Form.Item name={[place, 'seatOrder']} label={t('seatOrder')}>
        <Select
          options={[
            { value: 'columns', label: t('along_columns') },
            { value: 'rows', label: t('along_rows') },
          ]}
        />
      </Form.Item>
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('removeRoom', { number })}
        title={t('removeRoom', { number })}
        onClick={onRemove}
      />
    </div>
  );
}

/** Several rooms alike, numbered on from the last one. */
function AddRooms({ onAdd }: { onAdd: (rooms: RoomBody[]) => void }) {
  const t = useDictionary(siteDictionaries);
  const form = Form.useFormInstance();
  const [count, setCount] = useState(1);
  const addThem = () => {
    const rooms = (form.getFieldValue('rooms') ?? []) as RoomBody[];
    const last = rooms.at(-1);
    const highest = Math.max(0, ...rooms.map(({ number }) => number ?? 0));
    const { places = 30, rows = 8, columns = 4, firstCorner = 'front_left', seatOrder = 'columns' } = last ?? {};
    const many = Math.min(count, MOST_ROOMS - rooms.length);
    onAdd(
      Array.from({ length: many }, (_, index) => ({
        number: highest + index + 1,
        name: '',
        places,
        rows,
        columns,
        firstCorner,
        seatOrder,
      })),
    );
  };
  return (
    <Space wrap>
      <InputNumber
        min={1}
        max={MOST_ROOMS}
        precision={0}
        value={count}
        aria-label={t('howMany')}
        onChange={(value) => setCount(value ?? 1)}
      />
      <Button icon={<PlusOutlined />} onClick={addThem}>
        {t('addRooms')}
      </Button>
    </Space>
  );
}
