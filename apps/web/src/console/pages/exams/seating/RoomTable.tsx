import { Button, Grid, Table, type TableColumnsType } from 'antd';
import { useDictionary } from '../../../use-text';
import { seatingDictionaries } from './seating-text';
import { roomLabel, type UsedRoom } from './use-seating';

/** The rooms of a sitting, by site and number. */
export function RoomTable({ rooms, onOpen }: { rooms: UsedRoom[]; onOpen: (room: UsedRoom) => void }) {
  const t = useDictionary(seatingDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const columns: TableColumnsType<UsedRoom> = [
    {
      title: t('room'),
      render: (_, room) => (
        <>
          <Button type="link" className="console-link" onClick={() => onOpen(room)}>
            {t('openRoom', { number: roomLabel(room.roomNumber) })}
          </Button>
          {!wide && (
            <div>
              <small className="console-aside">{room.siteName}</small>
            </div>
          )}
        </>
      ),
    },
    {
      title: t('site'),
      responsive: ['md'],
      render: (_, { siteCode, siteName }) => `${siteCode} ${siteName}`,
    },
    { title: t('location'), dataIndex: 'roomName', responsive: ['md'] },
    {
      title: t('used'),
      align: 'right',
      className: 'console-nowrap',
      render: (_, { seated, places }) => `${seated} / ${places}`,
    },
    { title: t('invigilators'), dataIndex: 'invigilators', responsive: ['lg'] },
  ];
  return (
    <Table<UsedRoom>
      rowKey="id"
      size="small"
      className="console-card"
      pagination={rooms.length > 30 ? { pageSize: 30, showSizeChanger: false } : false}
      columns={columns}
      dataSource={rooms}
    />
  );
}
