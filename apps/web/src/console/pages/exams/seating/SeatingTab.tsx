import { Alert, Button, Flex, Select, Spin, Statistic, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { LinkButton } from '../../../LinkButton';
import { useDictionary } from '../../../use-text';
import { offers } from '../exam-state/exam-acts';
import { useSittings } from '../sittings/use-sittings';
import { ArrangeDialog } from './ArrangeDialog';
import { ChooseRoomsDrawer } from './ChooseRoomsDrawer';
import { FindPeople } from './FindPeople';
import { MoveDialog } from './MoveDialog';
import { Prints } from './Prints';
import { RoomDrawer } from './RoomDrawer';
import { RoomTable } from './RoomTable';
import { SitePrints } from './SitePrints';
import { seatingDictionaries } from './seating-text';
import { useSeating, type SeatedPerson, type Seating } from './use-seating';
import '../../sites/sites.css';

type Sitting = Schemas['SittingDto'];

/** The rooms of each sitting, who sits where, and what is printed for the day. Sitting and room are in the address. */
export function SeatingTab({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(seatingDictionaries);
  const [address, setAddress] = useSearchParams();
  const sittings = useSittings(exam.id);
  const chosen = sittings.data?.find(({ id }) => id === address.get('sitting')) ?? sittings.data?.[0];
  const seating = useSeating(chosen?.id);
  if (sittings.data?.length === 0) return <Alert type="info" showIcon title={t('noSitting')} />;
  return (
    <>
      <div className="console-card">
        <Select
          aria-label={t('sitting')}
          value={chosen?.id}
          options={(sittings.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          popupMatchSelectWidth={false}
          className="console-filter"
          onChange={(sitting) => setAddress({ tab: 'seating', sitting }, { replace: true })}
        />
      </div>
      {(sittings.error ?? seating.error) && (
        <ErrorNotice error={sittings.error ?? seating.error} onRetry={() => void seating.refetch()} />
      )}
      {chosen && !seating.data && seating.isPending && <Spin className="console-wait" />}
      {chosen && seating.data && <SittingSeats key={chosen.id} exam={exam} sitting={chosen} seating={seating.data} />}
    </>
  );
}

function SittingSeats({ exam, sitting, seating }: { exam: Schemas['ExamDto']; sitting: Sitting; seating: Seating }) {
  const t = useDictionary(seatingDictionaries);
  const [address, setAddress] = useSearchParams();
  const [open, setOpen] = useState<'rooms' | 'arrange' | null>(null);
  const [moving, setMoving] = useState<SeatedPerson | null>(null);
  const mayArrange = offers({ exam, act: 'seating.arrange' });
  const room = seating.rooms.find(({ id }) => id === address.get('room'));
  const openRoom = (id: string | null) =>
    setAddress({ tab: 'seating', sitting: sitting.id, ...(id === null ? {} : { room: id }) }, { replace: id === null });
  const onMove = offers({ exam, act: 'seat.change' }) ? setMoving : null;
  return (
    <>
      <Numbers seating={seating} />
      <Flex wrap gap="small" className="console-card">
        {mayArrange && (
          <>
            <Button type={seating.rooms.length === 0 ? 'primary' : 'default'} onClick={() => setOpen('rooms')}>
              {t('chooseRooms')}
            </Button>
            {seating.rooms.length > 0 && (
              <Button type={seating.withoutSeat > 0 ? 'primary' : 'default'} onClick={() => setOpen('arrange')}>
                {t('arrange')}
              </Button>
            )}
          </>
        )}
        {offers({ exam, act: 'arrival.record' }) && (
          <LinkButton to={`/exams/${exam.id}/arrivals?sitting=${sitting.id}`}>{t('signIn')}</LinkButton>
        )}
      </Flex>
      <Typography.Title level={3} className="seat-title">
        {t('rooms')}
      </Typography.Title>
      {seating.rooms.length === 0 ? (
        <Typography.Paragraph className="console-aside">{t('noRooms')}</Typography.Paragraph>
      ) : (
        <RoomTable rooms={seating.rooms} onOpen={({ id }) => openRoom(id)} />
      )}
      {seating.registered > 0 && (
        <FindPeople sittingId={sitting.id} rooms={seating.rooms} onMove={seating.rooms.length > 0 ? onMove : null} />
      )}
      <Prints exam={exam} sitting={sitting} seating={seating} />
      <SitePrints exam={exam} sitting={sitting} seating={seating} />
      {open === 'rooms' && <ChooseRoomsDrawer sitting={sitting} seating={seating} onClose={() => setOpen(null)} />}
      {open === 'arrange' && <ArrangeDialog sitting={sitting} seating={seating} onClose={() => setOpen(null)} />}
      {room && <RoomDrawer sittingId={sitting.id} room={room} onMove={onMove} onClose={() => openRoom(null)} />}
      {moving && (
        <MoveDialog sittingId={sitting.id} rooms={seating.rooms} person={moving} onClose={() => setMoving(null)} />
      )}
    </>
  );
}

function Numbers({ seating }: { seating: Seating }) {
  const t = useDictionary(seatingDictionaries);
  return (
    <Flex wrap gap="large" className="console-card">
      {(['registered', 'places', 'seated', 'withoutSeat', 'arrived'] as const).map((name) => (
        <Statistic key={name} title={t(name)} value={seating[name]} />
      ))}
    </Flex>
  );
}
