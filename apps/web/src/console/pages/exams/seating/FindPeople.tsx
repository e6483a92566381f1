import { Button, Grid, Input, Select, Space, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { MoreButton } from '../../../lists/MoreButton';
import { formatTime } from '../../../../i18n/format-time';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { seatingDictionaries } from './seating-text';
import {
  roomLabel,
  SEAT_STATES,
  seatLabel,
  useSeats,
  type SeatedPerson,
  type SeatState,
  type UsedRoom,
} from './use-seating';

interface FindPeopleProps {
  sittingId: string;
  rooms: UsedRoom[];
  /** Null for those who may change no seat. */
  onMove: ((person: SeatedPerson) => void) | null;
}

/** Who sits where, who has no seat, and who has not arrived. */
export function FindPeople({ sittingId, rooms, onMove }: FindPeopleProps) {
  const t = useDictionary(seatingDictionaries);
  const [state, setState] = useState<SeatState | undefined>();
  const [search, setSearch] = useState('');
  const query = useSeats({ sittingId, state, search });
  const columns = useColumns({ rooms, onMove });
  return (
    <>
      <Typography.Title level={3} className="seat-title">
        {t('people')}
      </Typography.Title>
      <Space wrap className="console-card">
        <Input.Search
          allowClear
          maxLength={100}
          placeholder={t('search')}
          aria-label={t('search')}
          onSearch={(text) => setSearch(text.trim())}
        />
        <Select<SeatState>
          allowClear
          placeholder={t('everybody')}
          aria-label={t('everybody')}
          value={state}
          onChange={setState}
          popupMatchSelectWidth={false}
          className="console-filter"
          options={SEAT_STATES.map((value) => ({ value, label: t(`state_${value}`) }))}
        />
      </Space>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<SeatedPerson>
          rowKey="registrationId"
          size="small"
          pagination={false}
          loading={query.isPending}
          columns={columns}
          dataSource={query.data?.pages.flatMap(({ items }) => items) ?? []}
          locale={{ emptyText: t('nobody') }}
        />
      )}
      <MoreButton query={query} label={t('more')} />
    </>
  );
}

function useColumns({ rooms, onMove }: Pick<FindPeopleProps, 'rooms' | 'onMove'>): TableColumnsType<SeatedPerson> {
  const t = useDictionary(seatingDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const roomOf = (id: string | null) => rooms.find((room) => room.id === id);
  return [
    {
      title: t('name'),
      render: (_, { candidateName, outcome, ticketNumber, organisationName }) => (
        <>
          {candidateName} {outcome !== null && <Tag>{t(outcome)}</Tag>}
          {!wide && (
            <div>
              <small className="console-aside">
                {ticketNumber} · {organisationName}
              </small>
            </div>
          )}
        </>
      ),
    },
    { title: t('ticket'), dataIndex: 'ticketNumber', responsive: ['md'], className: 'console-nowrap' },
    { title: t('organisation'), dataIndex: 'organisationName', responsive: ['md'] },
    {
      title: t('seat'),
      render: (_, { sittingRoomId, seatNumber }) => {
        const room = roomOf(sittingRoomId);
        if (!room || seatNumber === null) return <span className="console-aside">{t('noSeat')}</span>;
        return (
          <>
            {t('seatOf', { room: roomLabel(room.roomNumber), seat: seatLabel(seatNumber) })}
            <div>
              <small className="console-aside">{room.siteName}</small>
            </div>
          </>
        );
      },
    },
    {
      title: t('arrival'),
      responsive: ['lg'],
      className: 'console-nowrap',
      render: (_, { arrivedAt }) => formatTime(arrivedAt),
    },
    ...(onMove
      ? [
          {
            title: '',
            key: 'act',
            render: (_: unknown, person: SeatedPerson) =>
              person.outcome !== 'deferred' && (
                <Button size="small" onClick={() => onMove(person)}>
                  {t('changeSeat')}
                </Button>
              ),
          },
        ]
      : []),
  ];
}
