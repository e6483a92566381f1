import { useQuery } from '@tanstack/react-query';
import { api, ok, type Schemas } from '../../console-api';

export type SiteItem = Schemas['SiteItemDto'];
export type Site = Schemas['SiteDto'];
export type RoomBody = Schemas['SiteRoomBody'];

export const useSites = () => useQuery({ queryKey: ['sites'], queryFn: () => ok(api.GET('/api/v1/sites')) });

export const useSite = (id: string | null) =>
  useQuery({
    queryKey: ['sites', id],
    queryFn: () => ok(api.GET('/api/v1/sites/{id}', { params: { path: { id: id as string } } })),
    enabled: id !== null,
  });
