import { Button, Drawer, Spin, Typography } from 'antd';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { seatingDictionaries } from './seating-text';
import { roomLabel, seatLabel, useRoomSeats, type SeatedPerson, type UsedRoom } from './use-seating';

interface RoomDrawerProps {
  sittingId: string;
  room: UsedRoom;
  /** Null for those who may change no seat. */
  onMove: ((person: SeatedPerson) => void) | null;
  onClose: () => void;
}

/** One room as people who face the front see it; choosing somebody changes the seat. */
export function RoomDrawer({ sittingId, room, onMove, onClose }: RoomDrawerProps) {
  const t = useDictionary(seatingDictionaries);
  const query = useRoomSeats({ sittingId, sittingRoomId: room.id });
  return (
    <Drawer
      open
      size={720}
      rootClassName="console-drawer"
      title={t('roomTitle', { room: roomLabel(room.roomNumber), site: room.siteName })}
      onClose={onClose}
    >
      <Typography.Paragraph>
        {[room.roomName, `${t('used')} ${room.seated} / ${room.places}`, room.invigilators].filter(Boolean).join(' · ')}
      </Typography.Paragraph>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data && (
        <>
          <div className="seat-front">{t('front')}</div>
          <div
            className="seat-plan"
            style={{ gridTemplateColumns: `repeat(${room.columns}, minmax(4.5rem, 1fr))` }}
            role="group"
            aria-label={t('roomTitle', { room: roomLabel(room.roomNumber), site: room.siteName })}
            tabIndex={0}
          >
            {query.data.items.map((person) => (
              <Seat key={person.registrationId} person={person} onMove={onMove} />
            ))}
          </div>
        </>
      )}
    </Drawer>
  );
}

function Seat({ person, onMove }: { person: SeatedPerson; onMove: ((person: SeatedPerson) => void) | null }) {
  const { seatNumber, candidateName, organisationName, row, column } = person;
  if (seatNumber === null || row === null || column === null) return null;
  return (
    <Button
      disabled={onMove === null}
      style={{ gridRow: row + 1, gridColumn: column + 1 }}
      onClick={() => onMove?.(person)}
    >
      <strong>{seatLabel(seatNumber)}</strong> {candidateName}
      <small>{organisationName}</small>
    </Button>
  );
}
