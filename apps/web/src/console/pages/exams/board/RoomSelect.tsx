import { useQueries } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDictionary } from '../../../use-text';
import { roomLabel, seatingQuery } from '../seating/use-seating';
import { boardDictionaries } from './board-text';

export interface PlaceFilter {
  siteId?: string;
  sittingRoomId?: string;
}

interface RoomSelectProps extends PlaceFilter {
  /** Whose sites are offered; the rooms too if it is one sitting. */
  sittingIds: readonly string[];
  onChange: (place: PlaceFilter) => void;
}

/** Chooses an exam site or one of its rooms. Nothing is shown for sittings without rooms. */
export function RoomSelect({ sittingIds, siteId, sittingRoomId, onChange }: RoomSelectProps) {
  const t = useDictionary(boardDictionaries);
  const found = useQueries({ queries: sittingIds.map((id) => seatingQuery(id)) });
  const rooms = found.flatMap(({ data }) => data?.rooms ?? []);
  if (rooms.length === 0) return null;
  const sites = [...new Map(rooms.map((room) => [room.siteId, room.siteName]))];
  const options = sites.map(([id, siteName]) => ({
    label: siteName,
    options: [
      { value: `site ${id}`, label: sittingIds.length === 1 ? t('wholeSite', { site: siteName }) : siteName },
      ...rooms
        .filter((room) => sittingIds.length === 1 && room.siteId === id)
        .map((room) => ({ value: `room ${room.id}`, label: `${siteName} ${roomLabel(room.roomNumber)}` })),
    ],
  }));
  const chosen = sittingRoomId ? `room ${sittingRoomId}` : siteId && `site ${siteId}`;
  return (
    <Select<string>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      size="large"
      placeholder={t('allRooms')}
      aria-label={t('allRooms')}
      value={chosen}
      onChange={(value?: string) => {
        const [kind, id] = value?.split(' ') ?? [];
        onChange({
          siteId: kind === 'site' ? id : undefined,
          sittingRoomId: kind === 'room' ? id : undefined,
        });
      }}
      options={sittingIds.length === 1 ? options : options.flatMap((group) => group.options)}
      className="console-filter"
    />
  );
}
