import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, ok, type Schemas } from '../../../console-api';

export type Seating = Schemas['SeatingDto'];
export type UsedRoom = Schemas['UsedRoomDto'];
export type SeatedPerson = Schemas['SeatedPersonDto'];
export const SEAT_STATES = ['seated', 'unseated', 'arrived', 'absent'] as const;
export type SeatState = (typeof SEAT_STATES)[number];

/** All that depends on the seats of a sitting is below this key. */
export const seatingKey = (sittingId: string | undefined) => ['seating', sittingId];

export const seatingQuery = (sittingId: string | undefined) => ({
  queryKey: seatingKey(sittingId),
  queryFn: () =>
    ok(api.GET('/api/v1/sittings/{sittingId}/seating', { params: { path: { sittingId: sittingId as string } } })),
});

export const useSeating = (sittingId: string | undefined, refetchMs?: number) =>
  useQuery({
    ...seatingQuery(sittingId),
    enabled: sittingId !== undefined,
    refetchInterval: refetchMs ?? false,
  });

const MOST_OF_ROOM = 500;

export const useRoomSeats = ({ sittingId, sittingRoomId }: { sittingId: string; sittingRoomId: string | undefined }) =>
  useQuery({
    queryKey: [...seatingKey(sittingId), 'room', sittingRoomId],
    queryFn: () =>
      ok(
        api.GET('/api/v1/sittings/{sittingId}/seats', {
          params: { path: { sittingId }, query: { sittingRoomId, limit: MOST_OF_ROOM } },
        }),
      ),
    enabled: sittingRoomId !== undefined,
  });

export const useSeats = ({
  sittingId,
  state,
  search,
}: {
  sittingId: string;
  state: SeatState | undefined;
  search: string;
}) =>
  useInfiniteQuery({
    queryKey: [...seatingKey(sittingId), 'people', state, search],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/sittings/{sittingId}/seats', {
          params: { path: { sittingId }, query: { state, search: search || undefined, after: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });

export const roomLabel = (room: number): string => String(room).padStart(3, '0');
export const seatLabel = (seat: number): string => String(seat).padStart(2, '0');
