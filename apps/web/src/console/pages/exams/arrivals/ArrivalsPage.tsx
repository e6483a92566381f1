import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Breadcrumb, Button, Form, Input, Select, Space, Table, Tag, Typography } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { MoreButton } from '../../../lists/MoreButton';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { usePageTitle } from '../../../use-page-title';
import { useDictionary } from '../../../use-text';
import { roomLabel, seatingKey, seatLabel, useRoomSeats, useSeating, useSeats } from '../seating/use-seating';
import { useSittings } from '../sittings/use-sittings';
import { arrivalDictionaries } from './arrival-text';
import { ScanTicket } from './ScanTicket';
import '../../sites/sites.css';

type Arrival = Schemas['ArrivalDto'];

const LOOK_AGAIN_MS = 10_000;
const ALL = 'all';
const COLOURS: Record<Arrival['result'], string> = {
  recorded: 'green',
  already_recorded: 'gold',
  other_sitting: 'red',
  not_expected: 'red',
};

/** For the invigilator's phone at the door: the ticket is scanned or typed, the arrival recorded, the absent seen. */
export default function ArrivalsPage() {
  const t = useDictionary(arrivalDictionaries);
  usePageTitle(t('heading'));
  const examId = useParams().examId as string;
  const [address, setAddress] = useSearchParams();
  const sittings = useSittings(examId);
  const sitting = sittings.data?.find(({ id }) => id === address.get('sitting')) ?? sittings.data?.[0];
  const room = address.get('room');
  const way = (
    <Breadcrumb
      items={[{ title: <Link to={`/exams/${examId}?tab=seating`}>{t('exam')}</Link> }, { title: t('heading') }]}
    />
  );
  return (
    <>
      {way}
      <Typography.Title level={2} className="console-title">
        {t('heading')}
      </Typography.Title>
      {sittings.error && <ErrorNotice error={sittings.error} onRetry={() => void sittings.refetch()} />}
      {sittings.data && sittings.data.length > 1 && (
        <Select
          aria-label={t('sitting')}
          className="console-card console-filter"
          value={sitting?.id}
          options={sittings.data.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => setAddress({ sitting: id }, { replace: true })}
        />
      )}
      {sitting && (
        <Door
          key={sitting.id}
          examId={examId}
          sittingId={sitting.id}
          room={room}
          onRoom={(id) => setAddress({ sitting: sitting.id, ...(id === null ? {} : { room: id }) }, { replace: true })}
        />
      )}
    </>
  );
}

interface DoorProps {
  examId: string;
  sittingId: string;
  room: string | null;
  onRoom: (room: string | null) => void;
}

function Door({ examId, sittingId, room, onRoom }: DoorProps) {
  const t = useDictionary(arrivalDictionaries);
  const client = useQueryClient();
  const [form] = Form.useForm<{ ticketNumber: string }>();
  // In one room the list of the room has the count; the whole sitting is counted for those alone who watch it.
  const seating = useSeating(sittingId, room === null ? LOOK_AGAIN_MS : undefined);
  const inRoom = useRoomSeats({ sittingId, sittingRoomId: room ?? undefined });
  const record = useMutation({
    mutationFn: (ticketNumber: string) =>
      ok(
        api.POST('/api/v1/exams/{examId}/arrivals', {
          params: { path: { examId } },
          body: { ticketNumber, sittingId },
        }),
      ),
    onSuccess: async () => {
      form.resetFields();
      await client.invalidateQueries({
        queryKey: room === null ? seatingKey(sittingId) : [...seatingKey(sittingId), 'room', room],
      });
    },
  });
  const rooms = seating.data?.rooms ?? [];
  const counts = room === null ? seating.data && ofSitting(seating.data) : inRoom.data && ofRoom(inRoom.data.items);
  return (
    <>
      {counts && (
        <Typography.Paragraph role="status" strong>
          {t('count', { ...counts })}
        </Typography.Paragraph>
      )}
      <ScanTicket onTicket={(ticketNumber) => record.mutate(ticketNumber)} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="console-more"
        initialValues={{ ticketNumber: '' }}
        onFinish={({ ticketNumber }: { ticketNumber: string }) => record.mutate(ticketNumber.trim())}
      >
        <Form.Item
          name="ticketNumber"
          label={t('ticket')}
          extra={t('ticketHint')}
          rules={[{ required: true, whitespace: true, message: t('ticketHint') }]}
        >
          <Input maxLength={60} inputMode="numeric" autoComplete="off" size="large" />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" loading={record.isPending}>
          {t('record')}
        </Button>
      </Form>
      {record.error && <ErrorNotice error={record.error} />}
      {record.data && !record.isPending && (
        <ArrivalCard arrival={record.data} room={room} sittingId={sittingId} onWithdrawn={record.reset} />
      )}
      {rooms.length > 0 && (
        <Select
          aria-label={t('room')}
          className="console-card console-filter"
          value={room ?? ALL}
          onChange={(id) => onRoom(id === ALL ? null : id)}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: ALL, label: t('all') },
            ...rooms.map(({ id, siteName, roomNumber }) => ({
              value: id,
              label: `${siteName} ${roomLabel(roomNumber)}`,
            })),
          ]}
        />
      )}
      {room === null ? <AbsentOfAll sittingId={sittingId} /> : <AbsentOfRoom sittingId={sittingId} room={room} />}
    </>
  );
}

interface Counts {
  arrived: number;
  expected: number;
}

const ofSitting = ({ arrived, seated, withoutSeat }: Schemas['SeatingDto']): Counts => ({
  arrived,
  expected: seated + withoutSeat,
});

function ofRoom(people: readonly Schemas['SeatedPersonDto'][]): Counts {
  const expected = people.filter(({ outcome }) => outcome !== 'deferred');
  return { arrived: expected.filter(({ arrivedAt }) => arrivedAt !== null).length, expected: expected.length };
}

interface ArrivalCardProps {
  arrival: Arrival;
  /** Where the invigilator is; null: anywhere. */
  room: string | null;
  sittingId: string;
  onWithdrawn: () => void;
}

function ArrivalCard({ arrival, room, sittingId, onWithdrawn }: ArrivalCardProps) {
  const t = useDictionary(arrivalDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () =>
      ok(api.DELETE('/api/v1/registrations/{id}/arrival', { params: { path: { id: arrival.registrationId } } })),
    onSuccess: async () => {
      onWithdrawn();
      void message.success(t('withdrawn'));
      await client.invalidateQueries({ queryKey: seatingKey(sittingId) });
    },
  });
  const { roomNumber, seatNumber, siteName, sittingRoomId, outcome, sessionState } = arrival;
  return (
    <section className="arrival-card" aria-live="polite">
      <Tag color={COLOURS[arrival.result]}>{t(arrival.result)}</Tag>
      {outcome !== null && <Tag>{t(outcome)}</Tag>}
      <h3>{arrival.candidateName}</h3>
      <div>
        {arrival.maskedIdNumber} · {arrival.organisationName}
      </div>
      <div className="arrival-seat">
        {roomNumber !== null && seatNumber !== null
          ? t('seatOf', { site: siteName ?? '', room: roomLabel(roomNumber), seat: seatLabel(seatNumber) })
          : t('noSeat')}
      </div>
      {arrival.result === 'other_sitting' && <div>{arrival.sittingTitle}</div>}
      {room !== null && sittingRoomId !== null && sittingRoomId !== room && (
        <div>
          <Tag color="red">{t('otherRoom')}</Tag>
        </div>
      )}
      <div>
        {t('session')}: {t(sessionState ?? 'notStarted')}
      </div>
      {arrival.arrivedAt !== null && (
        <Space wrap>
          <span className="console-aside">
            {t('arrivedAt', { time: formatTime(arrival.arrivedAt), name: arrival.arrivedByName ?? '—' })}
          </span>
          <Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('withdraw')}
          </Button>
        </Space>
      )}
      {withdraw.error && <ErrorNotice error={withdraw.error} />}
    </section>
  );
}

function AbsentOfAll({ sittingId }: { sittingId: string }) {
  const t = useDictionary(arrivalDictionaries);
  const query = useSeats({ sittingId, state: 'absent', search: '' });
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <AbsentList people={query.data?.pages.flatMap(({ items }) => items) ?? []} loading={query.isPending} />
      <MoreButton query={query} label={t('more')} />
    </>
  );
}

function AbsentOfRoom({ sittingId, room }: { sittingId: string; room: string }) {
  const query = useRoomSeats({ sittingId, sittingRoomId: room });
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const absent = (query.data?.items ?? []).filter(
    ({ arrivedAt, outcome }) => arrivedAt === null && outcome !== 'deferred',
  );
  return <AbsentList people={absent} loading={query.isPending} />;
}

function AbsentList({ people, loading }: { people: Schemas['SeatedPersonDto'][]; loading: boolean }) {
  const t = useDictionary(arrivalDictionaries);
  return (
    <Table<Schemas['SeatedPersonDto']>
      rowKey="registrationId"
      size="small"
      pagination={false}
      loading={loading}
      dataSource={people}
      locale={{ emptyText: t('nobodyAbsent') }}
      columns={[
        {
          title: t('absent'),
          render: (_, { candidateName, seatNumber, organisationName, ticketNumber }) => (
            <>
              {seatNumber === null ? '' : `${seatLabel(seatNumber)} · `}
              {candidateName}
              <div>
                <small className="console-aside">
                  {ticketNumber} · {organisationName}
                </small>
              </div>
            </>
          ),
        },
      ]}
    />
  );
}
